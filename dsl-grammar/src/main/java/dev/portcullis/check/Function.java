package dev.portcullis.check;

/** Every function of every dialect: what an evaluator tells them apart by. */
public enum Function {
    ADDRESS("address", "the address that a text is"),
    ALL_END_WITH("all_end_with", "whether each text of the list ends with the text; true for an empty list"),
    ALL_EQUAL("all_equal", "whether each text of the list is the text; true for an empty list"),
    /** Called on a timestamp: {@code now.at("Europe/Berlin")}. */
    AT("at", "the timestamp as the clocks of a time zone show it"),
    CAN_VIEW("can_view", "whether the user may see it"),
    CIDR("cidr", "the network that a text in quotes is"),
    CONTAINS("contains", "whether the list has the text"),
    CONTAINS_ALL("contains_all", "whether the first list has every text of the second, and the second is not empty"),
    CONTAINS_ANY("contains_any", "whether the first list has some text of the second"),
    DATE("date", "the date that a text is: `2026-12-24`"),
    DURATION("duration", "the duration that a text is: `1h30m`"),
    EMAIL_LOCAL("email.local", "what is before the `@` of an address, or of each of a list"),
    EQUALS("equals", "whether two values are the same"),
    GLOB_MATCH("glob.match", "whether the text, or some text of the list, fits a pattern with `*`"),
    HAS("has", "whether a value is known: a label, trait or property is there, a text is not empty"),
    HAS_PREFIX("has_prefix", "whether the text begins with the other"),
    HAS_SUFFIX("has_suffix", "whether the text ends with the other"),
    IS_SUBSET("is_subset", "whether each text of the list is one of the others"),
    LABELS_MATCHING("labels_matching", "the values of the labels whose names fit a pattern"),
    LOG("log", "writes a line to the log"),
    NUMBER("number", "the number that a text is"),
    REGEXP_MATCH("regexp.match", "whether the regular expression is found in the text, or in some text of the list"),
    REGEXP_REPLACE("regexp.replace", "the text, or each text of the list, with what the pattern finds replaced"),
    SET("set", "the list of the given texts"),
    SINCE("since", "how long ago a timestamp is; negative when it lies ahead"),
    SIZE("size", "how many letters a text has, or how many values a list or map"),
    STRINGS_LOWER("strings.lower", "the text, or each text of the list, in lower case"),
    STRINGS_UPPER("strings.upper", "the text, or each text of the list, in upper case"),
    SYSTEM_CATYPE("system.catype", "the type of the certificate authority"),
    TIME("time", "the time of day that a text is: `09:00`"),
    TIMESTAMP("timestamp", "the timestamp that a text is: `2026-01-05T09:00:00Z`"),
    VERSION("version", "the version that a text is: `17.2.0`");

    private final String text;
    private final String summary;

    Function(String text, String summary) {
        this.text = text;
        this.summary = summary;
    }

    /** How authors write it. */
    public String text() {
        return text;
    }

    /** What it gives, on one line, for documentation and proposals. */
    public String summary() {
        return summary;
    }
}
