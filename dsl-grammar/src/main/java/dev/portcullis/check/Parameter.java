package dev.portcullis.check;

/** What a function takes at one place. A value that is known only when it is evaluated fits everywhere. */
public enum Parameter {
    TEXT("a text"),
    /** A list; a single text counts as a list of one. */
    LIST("a list"),
    /** A list of texts and nothing else. */
    TEXTS("a list of texts"),
    /** A text or a list, and it makes a difference which. */
    VALUE("a text or a list"),
    /** A value that can be compared with another. */
    COMPARABLE("a value"),
    TIMESTAMP("a timestamp"),
    /** A name whose value may be missing. */
    CHAIN("a name that can be missing"),
    /** A text in quotes. */
    CONSTANT("a text in quotes"),
    /** A text in quotes that is a pattern. */
    PATTERN("a pattern in quotes"),
    /** A text in quotes that names a time zone. */
    ZONE("a time zone in quotes"),
    /** A text in quotes that is a network. */
    NETWORK("a network in quotes");

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
            case TEXT -> type == ValueType.TEXT || isOpen(type);
            case LIST, VALUE -> type == ValueType.TEXT || type == ValueType.LIST || isOpen(type);
            case TEXTS -> type == ValueType.LIST || isOpen(type);
            case TIMESTAMP -> type == ValueType.TIMESTAMP || type == ValueType.ANY;
            case COMPARABLE, CHAIN -> true;
            case CONSTANT, PATTERN, ZONE, NETWORK -> type == ValueType.TEXT;
        };
    }

    private static boolean isOpen(ValueType type) {
        return type == ValueType.JSON || type == ValueType.ANY;
    }

    /** Whether the argument must stand in the text of the policy itself. */
    public boolean isConstant() {
        return this == CONSTANT || this == PATTERN || this == ZONE || this == NETWORK;
    }
}
