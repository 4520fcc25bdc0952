package dev.portcullis.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.fact.Evidence;
import dev.portcullis.fact.Inquiry;
import dev.portcullis.fact.Inquiry.Situation;
import dev.portcullis.request.SessionState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CoreRulesTest {
    private static final CoreRules RULES = new CoreRules();
    private static final Situation NEW = new Situation(SessionState.NEW, false, false, OnPolicyChange.CONTINUE);
    private static final Situation ACTIVE = new Situation(SessionState.ACTIVE, false, false, OnPolicyChange.CONTINUE);

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"STALE", "NOTHING", "CONTINUES"})
    void eachRuleFiresForItsOwnLineOnly(Line line) {
        Inquiry inquiry = run(NEW, Set.of(line));
        Set<Line> others = line == Line.GRANT ? Set.of(line) : EnumSet.of(line, Line.NOTHING);
        assertThat(inquiry.findings()).extracting(Finding::line).containsExactlyInAnyOrderElementsOf(others);
        assertThat(inquiry.deciding()).map(Finding::line).contains(line);
    }

    @Test
    void staleDecidesOnlyInStrictMode() {
        assertThat(decidingLine(new Situation(SessionState.NEW, true, true, OnPolicyChange.CONTINUE), Line.LOCK))
                .isEqualTo(Line.STALE);
        assertThat(decidingLine(new Situation(SessionState.NEW, false, true, OnPolicyChange.CONTINUE), Line.LOCK))
                .isEqualTo(Line.LOCK);
        assertThat(decidingLine(new Situation(SessionState.NEW, true, false, OnPolicyChange.CONTINUE), Line.LOCK))
                .isEqualTo(Line.LOCK);
    }

    @Test
    void theLowestLineDecides() {
        Set<Line> lines = EnumSet.range(Line.LOCK, Line.GRANT);
        while (lines.size() > 1) {
            Line lowest = lines.iterator().next();
            assertThat(run(NEW, lines).deciding()).map(Finding::line).contains(lowest);
            lines.remove(lowest);
        }
    }

    @Test
    void policyEndsARunningSessionOnlyWhereTheClusterSaysSo() {
        Situation ends = new Situation(SessionState.ACTIVE, false, false, OnPolicyChange.TERMINATE);
        for (Line line : EnumSet.of(Line.DENY_RULE, Line.RESOURCE_IDS, Line.CLUSTER_MFA, Line.ROLE_DENY)) {
            assertThat(decidingLine(ACTIVE, line)).isEqualTo(Line.CONTINUES);
            assertThat(decidingLine(ends, line)).isEqualTo(line);
        }
        assertThat(decidingLine(ACTIVE)).isEqualTo(Line.CONTINUES);
        assertThat(decidingLine(ends)).isEqualTo(Line.NOTHING);
    }

    @Test
    void locksAndTerminateRulesEndARunningSession() {
        for (Line line : EnumSet.of(Line.LOCK, Line.TERMINATE_RULE)) {
            Inquiry inquiry = run(ACTIVE, Set.of(line));
            assertThat(inquiry.deciding().flatMap(inquiry::effect)).contains(Effect.TERMINATE);
        }
        assertThat(decidingLine(ACTIVE, Line.REVISION)).isEqualTo(Line.CONTINUES);
    }

    @Test
    void threadsDoNotMeetInTheirFindings() {
        long mixedUp = IntStream.range(0, 200_000)
                .parallel()
                .filter(i -> {
                    List<Finding> own = List.of(new Finding(Line.GRANT, Reason.GRANTED, "" + i, Origin.NONE));
                    Inquiry inquiry = new Inquiry(NEW, line -> line == Line.GRANT ? own : List.of());
                    RULES.run(inquiry);
                    return !inquiry.findings().equals(own);
                })
                .count();
        assertThat(mixedUp).isZero();
    }

    @Test
    void aFaultLeavesNothingToTheNextInquiry() {
        Inquiry faulty = new Inquiry(NEW, line -> {
            if (line == Line.DENY_RULE) {
                throw new IllegalStateException("broken on purpose");
            }
            return List.of(new Finding(line, Reason.ERROR, "faulty", Origin.NONE));
        });
        assertThatThrownBy(() -> RULES.run(faulty)).hasRootCauseMessage("broken on purpose");
        int before = faulty.findings().size();
        assertThat(decidingLine(NEW, Line.GRANT)).isEqualTo(Line.GRANT);
        assertThat(faulty.findings()).hasSize(before);
    }

    @Test
    void whatAnAddedRuleInsertsIsGoneForTheNextInquiry() {
        Variable<Inquiry> inquiry = declarationOf(Inquiry.class, "inquiry");
        Variable<Object[]> left = declarationOf(Object[].class, "left");
        ModelImpl added = new ModelImpl();
        added.addRule(rule("integrator", "inserts")
                .build(pattern(inquiry), on(inquiry).execute((drools, found) -> drools.insert(new Object[0]))));
        added.addRule(rule("integrator", "finds")
                .build(
                        pattern(inquiry),
                        pattern(left),
                        on(inquiry, left)
                                .execute((found, unused) -> found.conclude(
                                        new Finding(Line.TERMINATE_RULE, Reason.RULE, "left", Origin.NONE)))));
        CoreRules rules = new CoreRules(List.of(added));
        for (int i = 0; i < 3; i++) {
            assertThat(run(rules, NEW, Set.of(Line.GRANT)).findings())
                    .extracting(Finding::line)
                    .containsExactly(Line.TERMINATE_RULE, Line.GRANT);
        }
    }

    private static Line decidingLine(Situation situation, Line... lines) {
        return run(situation, Set.of(lines)).deciding().orElseThrow().line();
    }

    private static Inquiry run(Situation situation, Set<Line> lines) {
        return run(RULES, situation, lines);
    }

    private static Inquiry run(CoreRules rules, Situation situation, Set<Line> lines) {
        Evidence evidence = line -> lines.contains(line)
                        || EnumSet.of(Line.STALE, Line.NOTHING, Line.CONTINUES).contains(line)
                ? List.of(new Finding(line, Reason.ERROR, line.name(), Origin.NONE))
                : List.of();
        Inquiry inquiry = new Inquiry(situation, evidence);
        rules.run(inquiry);
        return inquiry;
    }
}
