package dev.portcullis.check;

/** What is asked of a condition. */
enum Polarity {
    TRUE,
    FALSE;

    Polarity opposite() {
        return this == TRUE ? FALSE : TRUE;
    }
}
