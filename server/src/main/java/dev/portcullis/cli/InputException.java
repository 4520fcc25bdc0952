package dev.portcullis.cli;

/** What the user gave cannot be used; the message says why in one line. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InputException(String message) {
        super(message);
    }
}
