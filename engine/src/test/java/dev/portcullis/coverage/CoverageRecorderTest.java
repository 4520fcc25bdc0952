package dev.portcullis.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioFile;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.scenario.ScenarioResult;
import dev.portcullis.scenario.ScenarioRunner;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine tells while it decides cases over rules. */
class CoverageRecorderTest {
    private static final String RULES = """
            define late = resource.labels["shift"] == "late"

            rule "closed"
              for db
              when resource.name == "orders" and not late or login == "root"
              unless contains(user.traits["teams"], "oncall")
              deny

            rule "owner"
              for db
              when resource.properties["owner"] == user.name
              deny

            rule "books" for book deny

            rule "all"
              for db
              allow
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("r.rules"), RULES);
    }

    @Test
    void everyPartSaysWhatItWasAsked() {
        Map<String, Count> counts = counts(
                "name: orders, labels: {shift: early}, properties: {owner: bob}",
                "name: orders, labels: {shift: late}, properties: {owner: ann}",
                "name: stock, properties: {}");

        assertThat(counts)
                .containsEntry("resource.name == \"orders\"", new Count(2, 1, 0))
                .containsEntry("resource.labels[\"shift\"] == \"late\"", new Count(1, 1, 0))
                .containsEntry("late", new Count(1, 1, 0))
                .containsEntry("not late", new Count(1, 1, 0))
                .containsEntry("resource.name == \"orders\" and not late", new Count(1, 2, 0))
                .containsEntry("login == \"root\"", new Count(0, 2, 0))
                .containsEntry("resource.properties[\"owner\"] == user.name", new Count(1, 1, 1))
                .containsEntry("contains(user.traits[\"teams\"], \"oncall\")", new Count(0, 1, 0));
    }

    @Test
    void rulesSayWhetherTheyApplied() {
        FileCoverage file = coverage("name: orders, properties: {owner: bob}", "name: stock, properties: {owner: bob}")
                .files()
                .get(0);

        assertThat(file.rules())
                .extracting(RuleRecord::name, RuleRecord::count, RuleRecord::gap)
                .containsExactly(
                        tuple("closed", new Count(1, 1, 0), ""),
                        tuple("owner", new Count(0, 2, 0), "never applied"),
                        tuple("books", new Count(0, 0, 0), "never evaluated"),
                        tuple("all", new Count(2, 0, 0), ""));
        assertThat(file.ruleShare()).isEqualTo(new Share(2, 4));
    }

    @Test
    void whatIsNotAskedIsCountedAsNotEvaluated() {
        FileCoverage file =
                coverage("name: stock, properties: {owner: bob}").files().get(0);

        assertThat(file.branches().stream()
                        .filter(branch -> branch.gap().equals("never evaluated"))
                        .map(branch -> branch.place().text()))
                .containsExactly(
                        "resource.labels[\"shift\"] == \"late\"",
                        "not late",
                        "late",
                        "contains(user.traits[\"teams\"], \"oncall\")");
        assertThat(file.branchShare().seen()).isZero();
    }

    @Test
    void aRuleOfSeveralPoliciesIsCountedOnce() {
        List<Scenario> cases = read("""
                - {name: one, %1$s}
                - {name: two, given: {cluster_name: other}, %1$s}
                - {name: three, given: {resources: [{kind: role, version: v7, metadata: {name: r}}]}, %1$s}
                """.formatted(question("name: stock, properties: {owner: bob}")));
        CoverageRecorder recorder = new CoverageRecorder();
        ScenarioRunner runner = new ScenarioRunner(recorder);
        cases.forEach(runner::run);

        FileCoverage file = recorder.coverage().files().get(0);
        assertThat(file.rules()).extracting(RuleRecord::name).containsExactly("closed", "owner", "books", "all");
        assertThat(file.rules().get(1).count()).isEqualTo(new Count(0, 3, 0));
    }

    @Test
    void listeningChangesNoDecision() {
        List<Scenario> cases = read("- {name: a, %s}\n- {name: b, %s}"
                .formatted(
                        question("name: orders, properties: {owner: bob}"), question("name: stock, properties: {}")));
        ScenarioRunner silent = new ScenarioRunner();
        ScenarioRunner listening = new ScenarioRunner(new CoverageRecorder());
        for (Scenario scenario : cases) {
            assertThat(decision(listening.run(scenario))).isEqualTo(decision(silent.run(scenario)));
        }
    }

    @Test
    void aShareIsNeverRoundedUp() {
        assertThat(new Share(1999, 2000).percent()).hasToString("99.9");
        assertThat(new Share(0, 0).percent()).hasToString("100.0");
        assertThat(new Share(1999, 2000).reaches(new BigDecimal("99.95"))).isTrue();
        assertThat(new Share(1999, 2000).reaches(new BigDecimal("99.951"))).isFalse();
    }

    private static String decision(ScenarioResult result) {
        return result.outcome().toString();
    }

    private Map<String, Count> counts(String... resources) {
        return coverage(resources).files().get(0).branches().stream()
                .collect(Collectors.toMap(
                        branch -> branch.place().text(), Branch::count, (one, other) -> one, TreeMap::new));
    }

    private Coverage coverage(String... resources) {
        StringBuilder cases = new StringBuilder();
        for (String resource : resources) {
            cases.append("- {name: '")
                    .append(resource)
                    .append("', ")
                    .append(question(resource))
                    .append("}\n");
        }
        CoverageRecorder recorder = new CoverageRecorder();
        ScenarioRunner runner = new ScenarioRunner(recorder);
        read(cases.toString()).forEach(runner::run);
        return recorder.coverage();
    }

    private static String question(String resource) {
        return "request: {user: ann, action: connect, protocol: db, resource: {kind: db, %s}}, expect: {decision: deny}"
                .formatted(resource);
    }

    private List<Scenario> read(String cases) {
        String text = "given: {now: '2026-01-05T09:00:00Z', policy: r.rules}\ncases:\n" + cases;
        ScenarioFile file = new ScenarioReader()
                .read(new SourceFile(folder.resolve("cases.yaml").toString(), text));
        assertThat(file.diagnostics()).isEmpty();
        return file.scenarios();
    }
}
