package dev.portcullis.model;

import dev.portcullis.model.RuleTest.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Rules about the same kind and action, by the test that each must pass. */
final class RuleBucket {
    private final List<CompiledRule> untested = new ArrayList<>();
    private final Map<Subject, Tested> tested = new LinkedHashMap<>();
    private final List<Tested> tests = new ArrayList<>();

    void add(CompiledRule rule) {
        rule.test().ifPresentOrElse(test -> add(test, rule), () -> untested.add(rule));
    }

    private void add(RuleTest test, CompiledRule rule) {
        Tested group = tested.get(test.subject());
        if (group == null) {
            group = new Tested(test.subject().value());
            tested.put(test.subject(), group);
            tests.add(group);
        }
        for (String text : test.texts()) {
            group.rules().computeIfAbsent(text, unused -> new ArrayList<>()).add(rule);
        }
    }

    /** Adds those that may hold. */
    void collect(Scope scope, List<CompiledRule> found) {
        found.addAll(untested);
        for (int i = 0; i < tests.size(); i++) {
            tests.get(i).collect(scope, found);
        }
    }

    /**
     * Rules with a test about the same.
     *
     * @param subject what the tests are about: a text, or a list of texts
     * @param rules by the text that it must be or have
     */
    private record Tested(Value subject, Map<String, List<CompiledRule>> rules) {
        private static final int FEW = 8;

        Tested(Value subject) {
            this(subject, new HashMap<>());
        }

        void collect(Scope scope, List<CompiledRule> found) {
            Object value = subject.of(scope);
            if (value instanceof List<?> texts) {
                collect(texts, found);
            } else {
                found.addAll(rules.getOrDefault(value, List.of()));
            }
        }

        /** A text that stands in the list twice does not find a rule twice. */
        private void collect(List<?> texts, List<CompiledRule> found) {
            if (texts.size() > FEW) {
                new LinkedHashSet<>(texts).forEach(text -> found.addAll(rules.getOrDefault(text, List.of())));
                return;
            }
            for (int i = 0; i < texts.size(); i++) {
                if (texts.indexOf(texts.get(i)) == i) {
                    found.addAll(rules.getOrDefault(texts.get(i), List.of()));
                }
            }
        }
    }
}
