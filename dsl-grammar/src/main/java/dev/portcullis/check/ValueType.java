package dev.portcullis.check;

/** What kind of value an expression gives. */
public enum ValueType {
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("a condition"),
    DURATION("a duration"),
    TIMESTAMP("a timestamp"),
    /** A timestamp as the clocks of a time zone show it. */
    LOCAL_TIME("a local time"),
    DATE("a date"),
    TIME_OF_DAY("a time of day"),
    ADDRESS("an address"),
    NETWORK("a network"),
    VERSION("a version"),
    /** A list, of texts where nothing else is known. */
    LIST("a list"),
    /** A value of JSON, known only when it is evaluated. */
    JSON("a value of JSON"),
    /** Known only when it is evaluated; as the result of a function: of the type that its first argument has. */
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
