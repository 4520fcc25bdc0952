package dev.portcullis.model;

import dev.portcullis.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that can be asked by itself, with the conditions that it is made of.
 *
 * @param joint how its parts make it true
 * @param text what it says
 * @param place where it is written
 * @param condition the same that decides
 * @param parts what it is made of; none for the smallest conditions
 * @param names what the smallest conditions read of a request
 */
public record ConditionPart(
        Joint joint, String text, Span place, Condition condition, List<ConditionPart> parts, List<ReadName> names) {
    /** How parts make a whole. */
    public enum Joint {
        ALL,
        ANY,
        NOT,
        NONE
    }

    public ConditionPart {
        parts = List.copyOf(parts);
        names = List.copyOf(names);
    }

    /**
     * A name in a condition.
     *
     * @param text the name as it is written
     * @param value what it stands for
     */
    record ReadName(String text, Value value) {
        Optional<Object> known(Scope scope) {
            try {
                return Optional.of(value.of(scope));
            } catch (EvaluationException unknown) {
                return Optional.empty();
            }
        }
    }

    /** What the names stand for in a request, as far as that can be told. */
    public Map<String, Object> values(Scope scope) {
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(name -> name.known(scope).ifPresent(value -> values.put(name.text(), value)));
        return values;
    }
}
