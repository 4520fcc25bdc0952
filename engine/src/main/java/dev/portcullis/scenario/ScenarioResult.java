package dev.portcullis.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What came of running a scenario.
 *
 * @param scenario the scenario
 * @param outcome what it came to
 * @param comparisons every part that matters, in the order of the case format
 * @param time how long that took
 */
public record ScenarioResult(Scenario scenario, Outcome outcome, List<Comparison> comparisons, Duration time) {
    public ScenarioResult {
        comparisons = List.copyOf(comparisons);
    }

    public boolean passed() {
        return comparisons.stream().allMatch(Comparison::agrees);
    }
}
