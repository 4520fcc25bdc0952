package dev.portcullis.reference;

import dev.portcullis.request.Subject;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The labels of a resource, which selectors and expressions of roles are tried on (section 8.2).
 *
 * @param user for whom
 * @param labels the labels
 */
record Labels(Subject.User user, Map<String, String> labels) {
    private record Wanted(String key, List<String> values) {
        boolean isEverything() {
            return key.equals("*") && values.equals(List.of("*"));
        }
    }

    /** What an allow section needs: the selector, then the expression, as far as they are given; one of them at least. */
    boolean allowedBy(LabelCondition condition) throws EvaluationException {
        if (!condition.selector().entries().isEmpty() && !selectedBy(condition.selector())) {
            return false;
        }
        return condition.expression().isPresent()
                ? holds(condition.expression().get())
                : !condition.selector().entries().isEmpty();
    }

    /** What a deny section needs: selector or expression. */
    boolean deniedBy(LabelCondition condition) throws EvaluationException {
        return selectedBy(condition.selector())
                || (condition.expression().isPresent()
                        && holds(condition.expression().get()));
    }

    private boolean holds(Fragment expression) throws EvaluationException {
        return new LabelExpressions(user, labels).holds(expression.text());
    }

    private boolean selectedBy(LabelSelector selector) throws EvaluationException {
        List<Wanted> wanted = selector.entries().stream().map(this::expand).toList();
        if (wanted.stream().anyMatch(Wanted::isEverything)) {
            return true;
        }
        for (Wanted one : wanted) {
            if (!labels.containsKey(one.key) || !accepts(one.values, labels.getOrDefault(one.key, ""))) {
                return false;
            }
        }
        return !wanted.isEmpty();
    }

    private Wanted expand(LabelSelector.Entry entry) {
        Templates templates = new Templates(user);
        List<String> values = new ArrayList<>();
        for (Fragment value : entry.values()) {
            values.addAll(orEmptyText(templates.expand(value.text())));
        }
        return new Wanted(orEmptyText(templates.expand(entry.key().text())).get(0), values);
    }

    private static List<String> orEmptyText(List<String> results) {
        return results.isEmpty() ? List.of("") : results;
    }

    private static boolean accepts(List<String> patterns, String value) throws EvaluationException {
        if (patterns.contains("*")) {
            return true;
        }
        for (String pattern : patterns) {
            if (Patterns.accepts(pattern, value)) {
                return true;
            }
        }
        return false;
    }
}
