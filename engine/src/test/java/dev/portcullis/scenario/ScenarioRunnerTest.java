package dev.portcullis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {
    private static final int MANY = 10_000;

    private static final String GIVEN = """
            given:
              now: '2026-01-05T09:00:00Z'
              resources:
              - {kind: role, version: v7, metadata: {name: dev}, spec: {options: {max_sessions: 3}, allow: {logins: [ann], node_labels: {env: dev}}}}
              - {kind: user, metadata: {name: ann}, spec: {roles: [dev, gone]}}
            cases:
            """;

    private static final String ALLOWED =
            "request: {user: ann, action: connect, login: ann, resource: {kind: node, name: n, labels: {env: dev}}}";
    private static final String DENIED =
            "request: {user: ann, action: connect, login: ann, resource: {kind: node, name: n, labels: {env: prod}}}";

    private final ScenarioRunner runner = new ScenarioRunner();

    @Test
    void obligationsAreCompared() {
        assertThat(run("- {id: a, %s, expect: {decision: allow, obligations: {max_sessions: 3, watermark: null}}}"
                        .formatted(ALLOWED)))
                .allMatch(Comparison::agrees)
                .hasSize(3);
        assertThat(run("- {id: a, %s, expect: {decision: allow, obligations: {max_sessions: 4, watermark: on}}}"
                        .formatted(ALLOWED)))
                .contains(
                        new Comparison("obligations.max_sessions", "4", "3", false),
                        new Comparison("obligations.watermark", "on", "", false));
        assertThat(run("- {id: a, %s, expect: {decision: allow, obligations: {max_sessions: null}}}"
                        .formatted(ALLOWED)))
                .contains(new Comparison("obligations.max_sessions", "nothing", "3", false));
    }

    @Test
    void allWarningsAreCompared() {
        String warned = "- {id: a, %s, expect: {decision: allow, warnings: %s}}";
        assertThat(run(warned.formatted(ALLOWED, "'role \"gone\" is not found'")))
                .allMatch(Comparison::agrees);
        assertThat(run(warned.formatted(ALLOWED, "[]")))
                .contains(new Comparison("warnings", "", "role \"gone\" is not found", false));
    }

    @Test
    void partsOfWhatIsMissingAreCompared() {
        String missing = "- {id: a, %s, expect: {decision: deny, missing: %s}}";
        String line = "role \"dev\" lacks: label env: wanted \"dev\", is \"prod\"";
        assertThat(run(missing.formatted(DENIED, "[label env, '\"dev\"']")))
                .hasSize(3)
                .allMatch(Comparison::agrees);
        assertThat(run(missing.formatted(DENIED, "login"))).contains(new Comparison("missing", "login", line, false));
        assertThat(run(missing.formatted(DENIED, "[]"))).contains(new Comparison("missing", "", line, false));
        assertThat(run("- {id: a, %s, expect: {decision: allow, missing: []}}".formatted(ALLOWED)))
                .allMatch(Comparison::agrees);
    }

    @Test
    void aFailureSaysWhatIsMissing() {
        Outcome outcome = runner.run(read("- {id: a, %s, expect: {decision: allow}}".formatted(DENIED))
                        .get(0))
                .outcome();
        assertThat(((Outcome.Decided) outcome).missing()).hasSize(1);
    }

    @Test
    void whatCasesShareIsCompiledOnce() {
        List<Scenario> scenarios = read("""
                - {id: a, %1$s, expect: {decision: allow}}
                - {id: b, %1$s, expect: {decision: allow}, given: {now: '2027-01-05T09:00:00Z', resources: [{kind: lock, metadata: {name: l}, spec: {target: {user: bob}}}]}}
                - {id: c, %1$s, expect: {decision: allow}, given: {resources: [{kind: user, metadata: {name: bob}}]}}
                - {id: d, %1$s, expect: {decision: allow}, given: {resources: [{kind: role, version: v7, metadata: {name: dev}}]}}
                - {id: e, %1$s, expect: {decision: allow}, given: {cluster_name: leaf}}
                """.formatted(ALLOWED));
        Preparation preparation = new Preparation(ConditionObserver.NONE);
        List<CompiledRole> roles = scenarios.stream()
                .map(scenario -> scenario.given().reading().catalog())
                .map(catalog -> preparation.policy(catalog).role("dev").orElseThrow())
                .toList();
        assertThat(roles.get(1)).isSameAs(roles.get(0));
        assertThat(roles.get(2)).isSameAs(roles.get(0));
        assertThat(roles.get(3)).isNotSameAs(roles.get(0));
        assertThat(roles.get(4)).isNotSameAs(roles.get(0));
        Catalog third = scenarios.get(2).given().reading().catalog();
        assertThat(preparation.policy(third).users()).containsOnlyKeys("ann", "bob");
        assertThat(preparation.locks(scenarios.get(2).given()).index())
                .isSameAs(preparation.locks(scenarios.get(0).given()).index())
                .isNotSameAs(preparation.locks(scenarios.get(1).given()).index());
    }

    @Test
    void tenThousandCasesTakeSeconds() {
        StringBuilder cases = new StringBuilder();
        for (int number = 0; number < MANY; number++) {
            String own = number % 2 == 0 ? "" : ", given: {resources: [%s]}".formatted(lock(number));
            cases.append("- {id: c%d, %s%s, expect: {decision: allow, by: '', options: {max_sessions: 3}}}%n"
                    .formatted(number, ALLOWED, own));
        }
        Instant start = Instant.now();
        List<Scenario> scenarios = read(cases.toString());
        List<ScenarioResult> results =
                scenarios.parallelStream().map(runner::run).toList();
        Duration time = Duration.between(start, Instant.now());
        assertThat(results).hasSize(MANY).allMatch(ScenarioResult::passed);
        assertThat(results.get(MANY - 1).scenario().id()).isEqualTo("c" + (MANY - 1));
        assertThat(time).isLessThan(Duration.ofMinutes(2));
    }

    private static String lock(int number) {
        return "{kind: lock, metadata: {name: l%d}, spec: {target: {user: u%d}}}".formatted(number, number);
    }

    private List<Comparison> run(String text) {
        return runner.run(read(text).get(0)).comparisons();
    }

    private static List<Scenario> read(String cases) {
        ScenarioFile file = new ScenarioReader().read(new SourceFile("f", GIVEN + cases));
        assertThat(file.diagnostics()).isEmpty();
        return file.scenarios();
    }
}
