package dev.portcullis.check;

/**
 * What is known of a value before it is evaluated.
 *
 * @param type what kind of value it is
 * @param item what a list holds; of every other value unknown
 */
record StaticType(ValueType type, ValueType item) {
    static final StaticType UNKNOWN = of(ValueType.ANY);
    static final StaticType CONDITION = of(ValueType.BOOLEAN);

    static StaticType of(ValueType type) {
        return new StaticType(type, type == ValueType.LIST ? ValueType.TEXT : ValueType.ANY);
    }

    static StaticType listOf(ValueType item) {
        return new StaticType(ValueType.LIST, item);
    }

    boolean is(ValueType expected) {
        return type == expected;
    }

    boolean isUnknown() {
        return type == ValueType.ANY;
    }

    /** Whether it is a list of something that is known not to be texts. */
    boolean isListOfOthers() {
        return type == ValueType.LIST && item != ValueType.TEXT && item != ValueType.JSON && item != ValueType.ANY;
    }

    /** What messages call such a value. */
    String title() {
        return isListOfOthers() ? "a list of other values" : type.title();
    }
}
