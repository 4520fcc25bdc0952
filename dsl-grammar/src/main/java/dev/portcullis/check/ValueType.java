package dev.portcullis.check;

/** What kind of value an expression gives. */
public enum ValueType {
    TEXT("a text"),
    /** A list of texts. */
    LIST("a list"),
    BOOLEAN("a condition"),
    /** Known only when it is evaluated. */
    ANY("a value");

    private final String title;

    ValueType(String title) {
        this.title = title;
    }

    /** What messages call such a value. */
    public String title() {
        return title;
    }
}
