package dev.portcullis.check;

/** What may mend a comparison of values that cannot be compared. */
final class TypeHelp {
    private TypeHelp() {}

    static String difference(StaticType left, StaticType right) {
        if (left.is(ValueType.LOCAL_TIME) || right.is(ValueType.LOCAL_TIME)) {
            return order(ValueType.LOCAL_TIME);
        }
        if (isEither(left, right, ValueType.LIST)) {
            return "write `contains(list, value)` or `value in list`";
        }
        if (isEither(left, right, ValueType.TEXT) || isEither(left, right, ValueType.JSON)) {
            return conversion(left.is(ValueType.TEXT) || left.is(ValueType.JSON) ? right : left);
        }
        if (isEither(left, right, ValueType.DURATION) && isEither(left, right, ValueType.NUMBER)) {
            return "a duration has a unit: `90s`, `5m`, `1h`";
        }
        if (isEither(left, right, ValueType.TIMESTAMP)) {
            return isEither(left, right, ValueType.DURATION)
                    ? "write `since(timestamp)` for how long ago it is"
                    : "ask for the local time: `now.at(\"Europe/Berlin\").date`";
        }
        return isEither(left, right, ValueType.NETWORK) ? "write `address in network`" : "";
    }

    /** What may be searched for such a value in place of JSON. */
    static String membership(StaticType wanted) {
        return wanted.is(ValueType.LOCAL_TIME)
                ? order(ValueType.LOCAL_TIME)
                : "JSON holds none: write the list out, `[…]`, or compare with one value by `==`";
    }

    private static boolean isEither(StaticType left, StaticType right, ValueType type) {
        return left.is(type) || right.is(type);
    }

    private static String conversion(StaticType wanted) {
        return switch (wanted.type()) {
            case NUMBER -> "turn the text into one: `number(…)`";
            case DURATION -> "turn the text into one: `duration(…)`";
            case TIMESTAMP -> "turn the text into one: `timestamp(…)`";
            case DATE -> "turn the text into one: `date(…)`";
            case TIME_OF_DAY -> "turn the text into one: `time(…)`";
            case ADDRESS, NETWORK -> "turn the text into an address: `address(…)`";
            case VERSION -> "turn the text into one: `version(…)`";
            default -> "";
        };
    }

    /** What may be ordered instead of something that cannot. */
    static String order(ValueType type) {
        return type == ValueType.LOCAL_TIME
                ? "compare its `.date`, `.time` or `.weekday`"
                : "turn it into a value that has one: `number(…)`, `version(…)`, `date(…)`";
    }
}
