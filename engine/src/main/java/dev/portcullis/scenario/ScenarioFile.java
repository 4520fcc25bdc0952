package dev.portcullis.scenario;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came of reading a file of test cases.
 *
 * @param scenarios those that could be read
 * @param diagnostics everything wrong with the cases themselves; what is wrong with their resources is in
 *     {@link Given#reading()}
 */
public record ScenarioFile(List<Scenario> scenarios, List<Diagnostic> diagnostics) {
    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
        diagnostics = List.copyOf(diagnostics);
    }
}
