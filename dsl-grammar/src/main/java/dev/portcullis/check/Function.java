package dev.portcullis.check;

/** Every function of every dialect: what an evaluator tells them apart by. */
public enum Function {
    ALL_END_WITH("all_end_with"),
    ALL_EQUAL("all_equal"),
    CAN_VIEW("can_view"),
    CONTAINS("contains"),
    CONTAINS_ALL("contains_all"),
    CONTAINS_ANY("contains_any"),
    EMAIL_LOCAL("email.local"),
    EQUALS("equals"),
    HAS_PREFIX("has_prefix"),
    IS_SUBSET("is_subset"),
    LABELS_MATCHING("labels_matching"),
    LOG("log"),
    REGEXP_MATCH("regexp.match"),
    REGEXP_REPLACE("regexp.replace"),
    SET("set"),
    STRINGS_LOWER("strings.lower"),
    STRINGS_UPPER("strings.upper"),
    SYSTEM_CATYPE("system.catype");

    private final String text;

    Function(String text) {
        this.text = text;
    }

    /** How authors write it. */
    public String text() {
        return text;
    }
}
