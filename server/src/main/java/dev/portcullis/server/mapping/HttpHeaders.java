package dev.portcullis.server.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Header fields of a request.
 *
 * @param values values of each field in their order, by its name in lower case
 * @param repeats what has become of a field that was sent more than once
 */
public record HttpHeaders(Map<String, List<String>> values, Repeats repeats) {
    /** No fields. */
    public static final HttpHeaders NONE = new HttpHeaders(Map.of(), Repeats.SEPARATE);

    /** What has become of a field that was sent more than once. */
    public enum Repeats {
        /** Each of its values is there. */
        SEPARATE,
        /** Its values may have become one, with commas between them. */
        JOINED
    }

    public HttpHeaders {
        Map<String, List<String>> lower = new LinkedHashMap<>();
        values.forEach((name, list) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .addAll(list));
        lower.replaceAll((name, list) -> List.copyOf(list));
        values = Map.copyOf(lower);
    }

    /** Fields as Netty hands them out: each value for itself, one character for each byte of UTF-8. */
    public static HttpHeaders ofBytes(Iterable<Map.Entry<String, String>> fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.forEach(
                field -> values.computeIfAbsent(field.getKey().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(text(field.getValue())));
        return new HttpHeaders(values, Repeats.SEPARATE);
    }

    /** What is not UTF-8 gets the replacement character, which no text may hold. */
    private static String text(String bytes) {
        return bytes.chars().allMatch(unit -> unit < 0x80)
                ? bytes
                : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * The value of a field; an empty one is as good as none.
     *
     * @throws MappingRefusal if it was sent more than once: which of them counts is not the same for everybody who reads it
     */
    Optional<String> value(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw new MappingRefusal("the header `" + name + "` is sent more than once");
        }
        return found.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Whether the value of a field may be several that were joined. */
    boolean isDoubtful(String name) {
        return repeats == Repeats.JOINED
                && values.getOrDefault(name, List.of()).stream().anyMatch(value -> value.indexOf(',') >= 0);
    }
}
