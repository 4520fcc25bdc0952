package dev.portcullis.check;

import java.util.List;
import java.util.Optional;

/** Calls that Teleport takes although they can never be true. */
final class Looseness {
    private Looseness() {}

    /** Why a call is never true, from the types of its arguments; empty when it can be. */
    static Optional<String> emptyPromise(Signature signature, List<ValueType> types) {
        if (!signature.parameters().equals(List.of(Parameter.VALUE, Parameter.VALUE))) {
            return Optional.empty();
        }
        ValueType first = types.get(0);
        ValueType second = types.get(1);
        if (signature.function() == Function.EQUALS) {
            boolean mixed = List.of(first, second).containsAll(List.of(ValueType.TEXT, ValueType.LIST));
            return mixed ? Optional.of("a text and a list") : Optional.empty();
        }
        if (first == ValueType.TEXT) {
            return Optional.of("a text where a list is searched");
        }
        return second == ValueType.LIST ? Optional.of("a list to be found in a list") : Optional.empty();
    }
}
