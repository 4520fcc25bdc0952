package dev.portcullis.check;

import static dev.portcullis.check.ValueType.ADDRESS;
import static dev.portcullis.check.ValueType.ANY;
import static dev.portcullis.check.ValueType.JSON;
import static dev.portcullis.check.ValueType.NETWORK;

import java.util.Set;

/** Which values a list can hold side by side: of one type, addresses and networks, JSON and what JSON can be. */
final class ListItems {
    private static final Set<ValueType> PLACES = Set.of(ADDRESS, NETWORK);

    private ListItems() {}

    static boolean fit(ValueType held, ValueType next) {
        return common(held, next) != ANY || held == ANY || next == ANY;
    }

    /** What both are; unknown when they have nothing in common. */
    static ValueType common(ValueType held, ValueType next) {
        if (held == next || next == ANY) {
            return held;
        }
        if (held == ANY) {
            return next;
        }
        if (PLACES.contains(held) && PLACES.contains(next)) {
            return NETWORK;
        }
        return TypeRules.isJson(held) && TypeRules.isJson(next) && (held == JSON || next == JSON) ? JSON : ANY;
    }
}
