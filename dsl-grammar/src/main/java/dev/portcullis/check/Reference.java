package dev.portcullis.check;

import java.util.List;

/**
 * What a chain of names stands for.
 *
 * @param variable which value
 * @param keys what is looked up in it, one after the other: {@code .k} and {@code ["k"]} alike; none for plain values
 * @param type what that gives
 */
public record Reference(Variable variable, List<String> keys, ValueType type) {
    public Reference {
        keys = List.copyOf(keys);
    }
}
