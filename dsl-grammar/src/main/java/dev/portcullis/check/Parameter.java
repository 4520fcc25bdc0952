package dev.portcullis.check;

/** What a function takes at one place. A value that is known only when it is evaluated fits everywhere. */
public enum Parameter {
    TEXT("a text"),
    /** A list; a single text counts as a list of one. */
    LIST("a list"),
    /** A text or a list, and it makes a difference which. */
    VALUE("a text or a list"),
    /** A text in quotes. */
    CONSTANT("a text in quotes");

    private final String title;

    Parameter(String title) {
        this.title = title;
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /** Whether a value of this type can be given. */
    public boolean accepts(ValueType type) {
        return switch (this) {
            case TEXT -> type == ValueType.TEXT || type == ValueType.ANY;
            case LIST, VALUE -> type != ValueType.BOOLEAN;
            case CONSTANT -> type == ValueType.TEXT;
        };
    }
}
