package dev.portcullis.request;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named values as JSON has them: {@link String}, {@link BigDecimal}, {@link Boolean}, lists and maps of such. A name whose
 * value is null is missing. Immutable.
 *
 * @param values the values by name
 */
public record Properties(Map<String, Object> values) {
    /** Nothing is known. */
    public static final Properties NONE = new Properties(Map.of());

    private static final int MOST_DIGITS = 1_000;

    /** A null inside of a list, which keeps its place there. */
    public enum Null {
        NULL
    }

    /**
     * Copies the values, as deep as they go.
     *
     * @throws IllegalArgumentException if one of them is not a value of JSON
     */
    public Properties {
        values = copyOfMap(values);
    }

    /** Whether a number is small and short enough to be calculated with: at most 1,000 digits on either side of the point. */
    public static boolean isWithinBounds(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }

    /** The value of a name. */
    public Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Object copy(@Nullable Object value) {
        if (value == null) {
            return Null.NULL;
        }
        if (value instanceof String || value instanceof Boolean || value == Null.NULL) {
            return value;
        }
        if (value instanceof BigDecimal number && isWithinBounds(number)) {
            return number;
        }
        if (value instanceof Map<?, ?> map) {
            return copyOfMap(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Properties::copy).toList();
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw new IllegalArgumentException("not a value of JSON: " + value.getClass());
    }

    private static Map<String, Object> copyOfMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("not a name of JSON: " + name);
            }
            if (value != null && value != Null.NULL) {
                copy.put(text, copy(value));
            }
        });
        return Map.copyOf(copy);
    }
}
