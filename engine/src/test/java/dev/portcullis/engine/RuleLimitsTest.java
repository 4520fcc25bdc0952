package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Reason;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.model.Scope;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rules cost is bounded by how much is written, and what a decision holds by fixed numbers. */
class RuleLimitsTest {
    private static final CoreRules RULES = new CoreRules();
    private static final int LONGEST_MESSAGE = 1_000;

    @Test
    void rulesThatListManyKindsAndActionsAreFoundByEachPair() {
        String kinds = names("kind_", 500);
        String actions = names("act_", 499) + ", connect";
        String rules = rule("many", kinds, actions)
                + rule("same kinds", kinds, "connect")
                + rule("same actions", "kind_499", actions)
                + rule("other kind", "kind_500", actions)
                + rule("other action", kinds, "act_7")
                + "rule \"all\" deny\n";
        assertThat(candidates(rules, "kind_499")).containsExactly("many", "same kinds", "same actions", "all");
        assertThat(candidates(rules, "kind_0")).containsExactly("many", "same kinds", "all");
        assertThat(candidates(rules, "kind_500")).containsExactly("other kind", "all");
        assertThat(candidates(rules, "kind_501")).containsExactly("all");
    }

    private static String message(String written, List<String> texts) {
        return decide("rule \"a\" deny \"" + written + "\"", "ann", texts).message();
    }

    private static String rule(String name, String kinds, String actions) {
        return "rule \"" + name + "\" for " + kinds + " on " + actions + " deny\n";
    }

    private static String names(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start + i).collect(Collectors.joining(", "));
    }

    private static List<String> candidates(String rules, String kind) {
        Subject.User user = Subject.User.local("ann", List.of(), Map.of());
        Scope scope = new Scope(request(user, kind), user, Map.of());
        return policy(rules).rules().candidates(Line.DENY_RULE, scope).stream()
                .map(CompiledRule::name)
                .toList();
    }

    private static Decision decide(String rules, String user, List<String> texts) {
        Subject subject = Subject.User.local(user, List.of(), Map.of("l", texts));
        return new PolicyEngine(RULES, policy(rules), LockView.EMPTY).decide(request(subject, "kind"));
    }

    private static Request request(Subject subject, String kind) {
        return Request.connect(
                subject,
                Protocol.OTHER,
                Resource.of(kind, "one", Map.of()),
                Account.NONE,
                Instant.parse("2026-03-28T12:34:56Z"));
    }

    private static CompiledPolicy policy(String rules) {
        return new PolicyCompiler(ConditionObserver.NONE)
                .compile(reading(rules).catalog())
                .policy();
    }

    private static CatalogReading reading(String rules) {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("a.rules", rules)));
        assertThat(reading.accepted()).as(reading.diagnostics()::toString).isTrue();
        return reading;
    }
}
