package dev.portcullis.model;

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

    /** Compiles a selector. A pattern that is refused is an error only when it is reached. */
    static Condition of(List<Wanted> selector, PatternCompiler patterns) {
        if (selector.isEmpty()) {
            return FALSE;
        }
        if (selector.stream().anyMatch(Wanted::isEverything)) {
            return TRUE;
        }
        return new LabelTest(selector.stream()
                .map(wanted -> new Entry(wanted.key(), compile(wanted.values(), patterns)))
                .toArray(Entry[]::new));
    }

    private static boolean isAny(Fragment value) {
        return value.text().equals(ANY);
    }

    private static List<TextPattern> compile(List<Fragment> values, PatternCompiler patterns) {
        return values.stream().anyMatch(LabelTest::isAny)
                ? List.of(anything -> true)
                : values.stream().map(patterns::compile).toList();
    }

    @Override
    public boolean holds(Scope scope) {
        Map<String, String> labels = scope.request().resource().labels();
        for (Entry entry : entries) {
            if (!entry.fits(labels)) {
                return false;
            }
        }
        return true;
    }
}
