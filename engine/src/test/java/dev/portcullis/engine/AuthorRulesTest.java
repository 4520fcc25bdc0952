package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.RequestPart;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorRulesTest {
    private static final CoreRules RULES = new CoreRules();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int DECISIONS = 20_000;
    private static final int ROUNDS = 5;
    private static final Instant NOW = Instant.parse("2026-03-28T12:34:56Z");
    private static final Request REQUEST = Request.connect(
            Subject.User.local("ann", List.of(), Map.of("teams", List.of("dev"))),
            Protocol.OTHER,
            Resource.of("kind_0", "one", Map.of("env", "prod")),
            Account.NONE,
            NOW);

    @Test
    void theAdministratorIsToldRuleFileLineAndColumn() {
        Decision decision = decide("# first\nrule \"closed\"\n  when user.name == \"ann\"\n  deny \"Not now.\"\n");
        assertThat(decision.adminMessage()).isEqualTo("rule \"closed\" at a.rules:2:6: Not now.");
    }

    @Test
    void theAdministratorIsToldWhatCouldNotBeEvaluatedAndWhere() {
        Decision decision = decide("rule \"ticket\"\n  when context.ticket == \"T\"\n  deny \"Not now.\"\n");
        assertThat(decision.reason()).isEqualTo(Reason.ERROR);
        assertThat(decision.adminMessage())
                .isEqualTo("rule \"ticket\" at a.rules:1:6: access denied: rule \"ticket\" could not be evaluated:"
                        + " `context.ticket` is missing (a.rules:2:8)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    now < timestamp("2026-03-29T00:00:00Z")                 | 2026-03-29T00:00:00Z
                    now > timestamp("2026-03-29T00:00:00Z")                 | 2026-03-29T00:00:00Z
                    now >= timestamp("2026-03-28T12:34:56Z")                | 2026-03-28T12:34:56.000000001Z
                    now < timestamp("2026-03-28T00:00:00Z")                 | never
                    since(timestamp("2026-03-28T12:00:00Z")) < 1h           | 2026-03-28T13:00:00Z
                    1h <= since(timestamp("2026-03-28T12:00:00Z"))          | 2026-03-28T13:00:00Z
                    since(timestamp("2026-03-28T11:00:00Z")) < 1h           | never
                    now.at("UTC").weekday == "saturday"                     | 2026-03-29T00:00:00Z
                    now.at("Europe/Berlin").weekday == "saturday"           | 2026-03-28T23:00:00Z
                    now.at("Asia/Kathmandu").date < "2026-12-24"            | 2026-03-28T18:15:00Z
                    now.at("UTC").hour >= 9                                 | 2026-03-28T13:00:00Z
                    now.at("UTC").minute < 40                               | 2026-03-28T12:35:00Z
                    now.at("UTC").time < "18:00"                            | 2026-03-28T18:00:00Z
                    now.at("UTC").time > "09:00"                            | 2026-03-29T00:00:00Z
                    "18:00" > now.at("UTC").time                            | 2026-03-28T18:00:00Z
                    now.at("UTC").time in ["10:00", "15:00", "20:00"]       | 2026-03-28T15:00:00Z
                    now.at("America/New_York").time < "09:00"               | 2026-03-28T13:00:00Z
                    now == now                                              | 2026-03-28T12:34:56.000000001Z
                    user.name == "bob" and now < timestamp("2027-01-01T00:00:00Z") | never
                    now < timestamp("2026-01-01T00:00:00Z") and now < timestamp("2027-01-01T00:00:00Z") | never
                    timestamp("2026-03-28T12:00:00Z").at("UTC").hour == 12  | never
                    """)
    void aDecisionHoldsUntilWhatItHasReadOfTheClockChanges(String condition, String until) {
        assertThat(decide("rule \"a\" when " + condition + " deny").holdsUntil())
                .isEqualTo(until.equals("never") ? Instant.MAX : Instant.parse(until));
    }

    @Test
    void whatARuleSaysThatIsNotNeededDoesNotMatter() {
        assertThat(decide("rule \"a\" terminate rule \"b\" when now.at(\"UTC\").minute == 0 deny")
                        .holdsUntil())
                .isEqualTo(Instant.MAX);
    }

    @Test
    void aPolicyKnowsWhichPartsOfARequestItsRulesRead() {
        assertThat(policy("rule \"a\" when user.name == \"x\" deny").rules().reads())
                .isEmpty();
        assertThat(policy("rule \"a\" when has(context.x) deny \"{{client.version}}\"")
                        .rules()
                        .reads())
                .containsExactlyInAnyOrder(RequestPart.CONTEXT, RequestPart.CLIENT);
        assertThat(policy("define x = action.properties.y rule \"a\" when x == resource.properties.z deny")
                        .rules()
                        .reads())
                .containsExactlyInAnyOrder(RequestPart.ACTION_PROPERTIES, RequestPart.RESOURCE_PROPERTIES);
    }

    @Test
    void aRuleGrantsNoRightThatAnActionAsksForBeside() {
        PolicyEngine engine = engine("rule \"open\" allow");
        assertThat(engine.decide(REQUEST).allowed()).isTrue();
        assertThat(engine.decide(asking(new Action("edit", "role", List.of("create"))))
                        .allowed())
                .isFalse();
    }

    @Test
    void theKindOfAResourceCountsWhereOneIsReached() {
        PolicyEngine engine = engine("rule \"closed\" for kind_0 deny");
        Decision decision = engine.decide(asking(new Action("edit", "role", List.of())));
        assertThat(decision.reason()).isEqualTo(Reason.RULE);
    }

    private static Request asking(Action action) {
        return new Request(
                REQUEST.subject(),
                REQUEST.protocol(),
                action,
                REQUEST.resource(),
                REQUEST.kubeObject(),
                REQUEST.account(),
                REQUEST.recording(),
                REQUEST.liveSession(),
                REQUEST.client(),
                REQUEST.context(),
                REQUEST.session(),
                REQUEST.requestedTtl(),
                REQUEST.now());
    }

    @Test
    void aRuleInAnotherScopeCostsNothing() {
        long few = bytesPerDecision(rules(1, 50));
        assertThat(few).isPositive();
        assertThat(bytesPerDecision(rules(20, 50))).isLessThan(few * 101 / 100);
    }

    @Test
    void aRuleThatItsTestPassesOverCostsNothing() {
        String rule = "rule \"r\" for kind_0 when resource.labels[\"env\"] == \"prod\" and context.x == 1 deny\n";
        String others = IntStream.range(0, 1_000)
                .mapToObj(i -> "rule \"o" + i + "\" for kind_0 when resource.labels[\"env\"] == \"e" + i
                        + "\" and context.x == 1 deny\n")
                .collect(Collectors.joining());
        long one = bytesPerDecision(rule);
        assertThat(bytesPerDecision(rule + others)).isLessThan(one * 101 / 100);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aThousandRulesAreCompiledInNoTime() {
        long start = System.nanoTime();
        assertThat(policy(rules(20, 50)).rules().all()).hasSize(1_000);
        System.out.println("1,000 rules in ms: " + (System.nanoTime() - start) / 1_000_000);
    }

    /** Rules of many kinds, so many for each, of which most are looked at and none applies. */
    private static String rules(int kinds, int each) {
        List<String> rules = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            for (int i = 0; i < each; i++) {
                rules.add("rule \"k" + kind + "-" + i + "\"\n  for kind_" + kind
                        + "\n  when contains(user.traits[\"teams\"], \"dev\") and resource.name != \"one\""
                        + "\n  unless user.name == \"u" + i + "\"\n  deny \"Not {{user.name}}.\"\n");
            }
        }
        return String.join("\n", rules);
    }

    private static long bytesPerDecision(String rules) {
        PolicyEngine engine = engine(rules);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < DECISIONS; i++) {
                engine.decide(REQUEST);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least / DECISIONS;
    }

    private static Decision decide(String rules) {
        return engine(rules).decide(REQUEST);
    }

    private static PolicyEngine engine(String rules) {
        return new PolicyEngine(RULES, policy(rules), LockView.EMPTY);
    }

    private static CompiledPolicy policy(String rules) {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("a.rules", rules)));
        assertThat(reading.accepted()).as(reading.diagnostics()::toString).isTrue();
        return new PolicyCompiler().compile(reading.catalog()).policy();
    }
}
