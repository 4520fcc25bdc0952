package dev.portcullis.check;

/** Which types can be compared with which. */
final class TypeRules {
    private TypeRules() {}

    /** Whether a value of JSON can be one of these. */
    static boolean isJson(ValueType type) {
        return switch (type) {
            case TEXT, NUMBER, BOOLEAN, LIST, JSON, ANY -> true;
            default -> false;
        };
    }

    static boolean isOrdered(ValueType type) {
        return switch (type) {
            case NUMBER, DURATION, TIMESTAMP, DATE, TIME_OF_DAY, VERSION, JSON, ANY -> true;
            default -> false;
        };
    }

    /** Whether two values can be the same. */
    static boolean equalable(StaticType left, StaticType right) {
        if (left.isUnknown() || right.isUnknown()) {
            return true;
        }
        if (left.is(ValueType.LOCAL_TIME)) {
            return false;
        }
        if (left.is(ValueType.LIST) && right.is(ValueType.LIST)) {
            return ListItems.fit(left.item(), right.item());
        }
        return left.type() == right.type()
                || (left.is(ValueType.JSON) && isJson(right.type()))
                || (right.is(ValueType.JSON) && isJson(left.type()));
    }

    /** Whether a value can be found among those of a list that holds such items. */
    static boolean findable(StaticType value, ValueType item) {
        return equalable(value, StaticType.of(item)) || (value.is(ValueType.ADDRESS) && item == ValueType.NETWORK);
    }
}
