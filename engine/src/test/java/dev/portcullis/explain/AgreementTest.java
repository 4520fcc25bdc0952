package dev.portcullis.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Line;
import dev.portcullis.locks.Proof;
import dev.portcullis.reference.PolicyWorld;
import dev.portcullis.request.Request;
import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads the steps comes to the decision of the engine: no step says anything else than what decided. */
class AgreementTest {
    private static final int EXAMPLES = 4_000;

    @Test
    void theStepsOfEveryConformanceCaseLeadToItsDecision() throws IOException {
        List<Scenario> scenarios = scenarios();
        assertThat(scenarios).hasSizeGreaterThan(280);
        for (Scenario scenario : scenarios) {
            Proof proof = scenario.given().stale() ? Proof.NEVER : Proof.ALWAYS;
            agree(
                    scenario.id(),
                    scenario.given().reading().catalog(),
                    proof,
                    scenario.request().orElseThrow());
        }
    }

    @Test
    void theStepsOfRandomWorldsLeadToTheDecision() {
        long seed = Long.getLong("portcullis.seed", 20_260_105L);
        qt().withFixedSeed(seed)
                .withExamples(EXAMPLES)
                .withUnlimitedTestingTime()
                .forAll(PolicyWorld.worlds())
                .checkAssert(world -> agree(
                        "-Dportcullis.seed=" + seed + world,
                        world.catalog(),
                        world.stale() ? Proof.NEVER : Proof.ALWAYS,
                        world.request()));
    }

    private static void agree(String what, Catalog catalog, Proof proof, Request request) {
        ExplainedRequest explained = ExplainedRequest.of(catalog, proof, request);
        Reasoning reasoning = explained.reasoning();
        Decision decision = reasoning.decision();
        assertThat(Conclusion.of(reasoning, request, catalog.settings().onPolicyChange()))
                .as(() -> what + reasoning)
                .isEqualTo(new Conclusion(decision.finding().line(), decision.effect()));
        assertThat(reasoning.missing().isEmpty()).as(() -> what + reasoning).isEqualTo(decision.allowed());
        reasoning.roles().forEach(role -> {
            assertConditionsLeadToHalves(what, role);
            assertDenialIsFound(what, role, reasoning);
        });
    }

    /** An allow half needs all of its conditions, a deny half one. */
    private static void assertConditionsLeadToHalves(String what, RoleReport role) {
        for (SectionReport section : role.sections()) {
            List<Step> conditions = section.step().children();
            boolean every = section.half() == Half.ALLOW && section.verb().isEmpty();
            boolean held = every
                    ? conditions.stream().allMatch(Step::held)
                    : conditions.stream().anyMatch(Step::held);
            if (!section.step().broken()) {
                assertThat(held).as(() -> what + role).isEqualTo(section.step().held());
            } else {
                assertThat(conditions).as(() -> what + role).anyMatch(Step::broken);
            }
            assertThat(section.unmet().isEmpty()
                            || section.half() == Half.DENY
                            || !section.step().held())
                    .as(() -> what + role)
                    .isTrue();
        }
    }

    private static void assertDenialIsFound(String what, RoleReport role, Reasoning reasoning) {
        boolean found = reasoning.findings().stream()
                .anyMatch(finding -> finding.line() == Line.ROLE_DENY
                        && finding.origin().name().equals(role.name()));
        if (found) {
            assertThat(role.objections()).as(() -> what + reasoning).isNotEmpty();
        }
    }

    private static List<Scenario> scenarios() throws IOException {
        try (InputStream text = AgreementTest.class.getResourceAsStream("/conformance/cases.yaml")) {
            assertThat(text).isNotNull();
            SourceFile file = new SourceFile("cases.yaml", new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return new ScenarioReader()
                    .read(file).scenarios().stream()
                            .filter(scenario -> scenario.request().isPresent())
                            .toList();
        }
    }
}
