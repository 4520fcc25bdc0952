package dev.portcullis.cli;

import dev.portcullis.explain.Outcome;
import dev.portcullis.explain.Step;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which steps are shown when there is no room for all. */
final class Selection {
    private Selection() {}

    /** Broken steps before those with the outcome that matters, those before others; shown in their own order. */
    static List<Step> of(List<Step> steps, Outcome matters, int most) {
        Set<Step> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        steps.stream()
                .sorted(Comparator.comparing((Step step) -> step.outcome() != Outcome.ERROR)
                        .thenComparing(step -> step.outcome() != matters))
                .limit(most)
                .forEach(chosen::add);
        return steps.stream().filter(chosen::contains).toList();
    }
}
