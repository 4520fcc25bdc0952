package dev.portcullis.model;

import dev.portcullis.lock.WantedLabel;
import dev.portcullis.pattern.TextPattern;
import dev.portcullis.source.Fragment;
import java.util.List;
import java.util.Map;

/** A compiled label selector over the labels of the request's resource: every entry must fit. */
final class LabelTest implements Condition {
    private static final String ANY = "*";

    private final Entry[] entries;

    private LabelTest(Entry[] entries) {
        this.entries = entries;
    }

    /**
     * One wanted label.
     *
     * @param key the label
     * @param values alternatives for its value; each may be a pattern
     */
    record Wanted(String key, List<Fragment> values) {
        private boolean isEverything() {
            return key.equals(ANY) && values.size() == 1 && isAny(values.get(0));
        }

        private boolean isAnything() {
            return key.equals(ANY) && values.stream().anyMatch(LabelTest::isAny);
        }
    }

    /** A wanted label, compiled; the patterns are tried in written order. */
    private record Entry(String key, List<TextPattern> patterns) {
        boolean fits(Map<String, String> labels) {
            String value = labels.get(key);
            if (value == null) {
                return false;
            }
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.get(i).matches(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Compiles labels that a lock wants; any label with any value is no demand. */
    static LabelTest ofLock(List<WantedLabel> labels, PatternCompiler patterns) {
        return new LabelTest(compile(
                labels.stream()
                        .map(label -> new Wanted(label.key(), label.values()))
                        .filter(wanted -> !wanted.isAnything())
                        .toList(),
                patterns));
    }

    /** Compiles a selector. A pattern that is refused is an error only when it is reached. */
    static Condition of(List<Wanted> selector, PatternCompiler patterns) {
        if (selector.isEmpty()) {
            return FALSE;
        }
        if (selector.stream().anyMatch(Wanted::isEverything)) {
            return TRUE;
        }
        return new LabelTest(compile(selector, patterns));
    }

    private static boolean isAny(Fragment value) {
        return value.text().equals(ANY);
    }

    private static Entry[] compile(List<Wanted> selector, PatternCompiler patterns) {
        return selector.stream()
                .map(wanted -> new Entry(wanted.key(), patterns(wanted.values(), patterns)))
                .toArray(Entry[]::new);
    }

    private static List<TextPattern> patterns(List<Fragment> values, PatternCompiler patterns) {
        return values.stream().anyMatch(LabelTest::isAny)
                ? List.of(anything -> true)
                : values.stream().map(patterns::compile).toList();
    }

    @Override
    public boolean holds(Scope scope) {
        return fits(scope.request().resource().labels());
    }

    /**
     * Whether the labels of a resource fit.
     *
     * @throws EvaluationException if a pattern is reached that was refused
     */
    boolean fits(Map<String, String> labels) {
        for (Entry entry : entries) {
            if (!entry.fits(labels)) {
                return false;
            }
        }
        return true;
    }
}
