package dev.portcullis.model;

import dev.portcullis.check.Variable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A test by which a rule can be passed over without looking at the rest of it: that a name stands for one of some texts,
 * or for a list that has one. It cannot be an error, and where it is false, so is the rule.
 *
 * @param variable the name
 * @param keys what is looked up in it
 * @param texts the texts; only one where the name stands for a list
 */
record RuleTest(Variable variable, List<String> keys, Set<String> texts) {
    /** The name with its keys. */
    record Subject(Variable variable, List<String> keys) {
        /** How authors may write it. */
        String text() {
            return keys.stream().map(key -> "[\"" + key + "\"]").collect(Collectors.joining("", variable.text(), ""));
        }

        /** What it stands for: a text, or a list of texts. */
        Value value() {
            return RuleNames.known(variable, keys);
        }
    }

    RuleTest {
        keys = List.copyOf(keys);
        texts = Set.copyOf(texts);
    }

    /** Whether a rule must be looked at. */
    boolean holds(Scope scope) {
        Object value = subject().value().of(scope);
        return value instanceof List<?> list ? texts.stream().anyMatch(list::contains) : texts.contains(value);
    }

    Subject subject() {
        return new Subject(variable, keys);
    }
}
