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
    void aDefinitionIsCompiledOnceHoweverManyRulesUseIt() {
        String rules = IntStream.range(0, 100)
                .mapToObj(i -> "rule \"" + i + "\" when large or login == \"" + i + "\" deny \"{{large}}\"\n")
                .collect(Collectors.joining("", "define large = user.name == \"a\" and not user.bot\n", ""));
        List<String> seen = new ArrayList<>();
        new PolicyCompiler((node, condition) -> {
                    seen.add(node.span().text());
                    return condition;
                })
                .compile(reading(rules).catalog());
        assertThat(Collections.frequency(seen, "not user.bot")).isEqualTo(1);
        assertThat(Collections.frequency(seen, "large")).isEqualTo(100);
    }

    @Test
    void whatADefinitionReadsIsKnownHoweverOftenItIsUsed() {
        assertThat(policy("define x = context.y\nrule \"a\" when x deny\nrule \"b\" when not x deny \"{{x}}\"")
                        .rules()
                        .reads())
                .hasSize(1);
    }

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

    @Test
    void aRuleThatAsksForOneOfManyTextsIsFoundAsBefore() {
        String names = IntStream.range(0, 2_000).mapToObj(i -> "\"u" + i + "\"").collect(Collectors.joining(", "));
        String rules = "define people = [" + names + "]\nrule \"a\" when user.name in people deny";
        assertThat(decide(rules, "u1999", List.of()).reason()).isEqualTo(Reason.RULE);
        assertThat(decide(rules, "u2000", List.of()).reason()).isNotEqualTo(Reason.RULE);
    }

    @Test
    void whatReplacingMakesOfAListIsLimited() {
        Decision decision = decide(
                "rule \"a\" when size(regexp.replace(user.traits.l, \"a\", \"" + "b".repeat(1_000) + "\")) > 3 deny",
                "ann",
                Collections.nCopies(20_000, "a".repeat(61)));
        assertThat(decision.reason()).isEqualTo(Reason.ERROR);
        assertThat(decision.adminMessage())
                .contains("a replacement makes texts of more than 1048576 characters (a.rules:1:20)");
    }

    @Test
    void aListOfWhatReplacingMakesIsLimited() {
        String long1000 = "define long = regexp.replace(user.traits.l, \"a\", \"" + "b".repeat(1_000) + "\")\n";
        List<String> texts = Collections.nCopies(10, "a".repeat(61));
        String lists = IntStream.range(0, 1_000).mapToObj(i -> "long").collect(Collectors.joining(", "));
        assertThat(decide(long1000 + "rule \"a\" when size([" + lists + "]) > 1 deny", "ann", texts)
                        .adminMessage())
                .contains("a list holds more than 1048576 characters (a.rules:2:20)");
        assertThat(decide(long1000 + "rule \"a\" when size([long, user.traits.l]) == 2 deny", "ann", texts)
                        .reason())
                .isEqualTo(Reason.RULE);
    }

    @Test
    void aListWithinTheLimitIsReplacedWhole() {
        Decision decision = decide(
                "rule \"a\" when size(regexp.replace(user.traits.l, \"a\", \"bb\")) == 8000 deny",
                "ann",
                Collections.nCopies(8_000, "a".repeat(61)));
        assertThat(decision.reason()).isEqualTo(Reason.RULE);
    }

    @Test
    void aLongMessageIsCut() {
        String told = message("{{user.name}}: {{user.traits.l}}".repeat(100), Collections.nCopies(20_000, "team"));
        assertThat(told).startsWith("ann: team, team").endsWith("…").hasSize(LONGEST_MESSAGE);
    }

    @Test
    void noCharacterOfAMessageIsCutInHalf() {
        assertThat(message("{{user.traits.l}}", List.of("\uD83D\uDD12".repeat(2_000))))
                .isEqualTo("\uD83D\uDD12".repeat(LONGEST_MESSAGE - 1) + "…");
        assertThat(message("x{{user.traits.l}}", List.of("\uD83D\uDD12".repeat(2_000))))
                .isEqualTo("x" + "\uD83D\uDD12".repeat(LONGEST_MESSAGE - 2) + "…");
    }

    @Test
    void aMessageOfJustTheLimitStays() {
        assertThat(message("x".repeat(LONGEST_MESSAGE), List.of())).isEqualTo("x".repeat(LONGEST_MESSAGE));
        assertThat(message("x".repeat(LONGEST_MESSAGE + 1), List.of()))
                .isEqualTo("x".repeat(LONGEST_MESSAGE - 1) + "…");
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
        Scope scope = new Scope(request(user, kind), user, Map.of(), "");
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
