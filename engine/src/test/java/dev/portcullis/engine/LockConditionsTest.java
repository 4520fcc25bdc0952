package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.locks.UnanchoredLocksException;
import dev.portcullis.model.RequestPart;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockConditionsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Request REQUEST = Request.connect(
            Subject.User.local("ann", List.of("ops"), Map.of()),
            Protocol.SSH,
            Resource.of("node", "web-1", Map.of("env", "prod")),
            Account.login("root"),
            NOW);
    private static final String ROLE = """
            kind: role
            version: v7
            metadata: {name: ops}
            spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
            """;

    @Test
    void isFoundByEveryFieldOrByTheOneThatFewestRequestsHave() {
        assertThat(lock("target: {role: ops, user: ann}").anchors())
                .isEqualTo(Map.of(TargetField.ROLE, "ops", TargetField.USER, "ann"));
        assertThat(lock("target: {role: ops, user: ann, expression: user.bot}, match: all")
                        .anchors())
                .isEqualTo(Map.of(TargetField.USER, "ann"));
    }

    @Test
    void isFoundByNoFieldWhereLabelsOrAnExpressionAreEnough() {
        Stream.of(
                        "target: {labels: {env: prod}}",
                        "target: {labels: {env: prod}}, match: all",
                        "target: {expression: user.bot}, match: all",
                        "target: {user: ann, expression: user.bot}, match: any")
                .forEach(spec -> assertThat(lock(spec).anchors()).as(spec).isEmpty());
    }

    @Test
    void plainLocksShareTheirTerms() {
        assertThat(lock("target: {user: ann}").terms())
                .isSameAs(lock("target: {role: ops}, match: any").terms());
    }

    @Test
    void anIndexHoldsNoMoreThanAHundredThatMustAlwaysBeTried() {
        List<Lock> many = IntStream.range(0, Lock.MOST_WITHOUT_ANCHOR)
                .mapToObj(number -> lock("l" + number, "target: {labels: {env: prod}}"))
                .toList();
        LockIndex index = LockIndex.of(many);
        LockIndex.Edit edit = index.edit();
        Lock another = lock("another", "target: {expression: user.bot}");
        assertThatThrownBy(() -> edit.put(another))
                .isInstanceOfSatisfying(
                        UnanchoredLocksException.class,
                        refused -> assertThat(refused.lock()).isEqualTo(another))
                .hasMessage("lock `another` is one more than the 100 that must be tried on every request");
        edit.remove(many.get(7));
        edit.put(another);
        edit.put(lock("found", "target: {user: ann, labels: {env: prod}}"));
        assertThat(edit.done().size()).isEqualTo(101);
        assertThat(index.unindexed()).isEqualTo(many);
    }

    @Test
    void anIndexKnowsWhichPartsOfARequestItsLocksRead() {
        Lock one = lock("one", "target: {user: ann, expression: context.risk > 1}, match: all");
        Lock other = lock("other", "target: {expression: 'context.risk > 1 and client.version < \"1\"'}");
        LockIndex both = LockIndex.of(List.of(one, other));
        assertThat(both.reads()).containsExactlyInAnyOrder(RequestPart.CONTEXT, RequestPart.CLIENT);
        LockIndex.Edit edit = both.edit();
        edit.remove(other);
        LockIndex left = edit.done();
        assertThat(left.reads()).containsExactly(RequestPart.CONTEXT);
        assertThat(both.test(other).reads()).hasSize(2);
        assertThatThrownBy(() -> left.test(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIndexNeverTakesOneLocksConditionsForAnothers() {
        LockIndex index = LockIndex.of(List.of(lock("one", "target: {labels: {env: prod}}")));
        Lock namesake = lock("one", "target: {labels: {env: test}}");
        assertThatThrownBy(() -> index.test(namesake)).hasMessage("not a lock of this index: one");
    }

    @Test
    void aDecisionHoldsUntilALockStarts() {
        Decision decision =
                engine("target: {user: ann}, starts: '2026-01-05T09:30:00Z'").decide(REQUEST);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.holdsUntil()).isEqualTo(NOW.plusSeconds(1_800));
    }

    @Test
    void aLockThatCannotMatchBoundsNothing() {
        Decision decision = engine("target: {user: ann, labels: {env: test}}, starts: '2026-01-05T09:30:00Z'")
                .decide(REQUEST);
        assertThat(decision.holdsUntil()).isEqualTo(Instant.MAX);
    }

    @Test
    void anotherLockMayTakeOverBeforeTheFirstOneEnds() {
        LockView view = LockView.of(
                List.of(
                        lock("a", "target: {user: ann}, expires: '2026-01-05T11:00:00Z'"),
                        lock("b", "target: {role: ops}, starts: '2026-01-05T10:00:00Z'")),
                1,
                Proof.ALWAYS);
        Decision decision = engine(view).decide(REQUEST);
        assertThat(decision.finding().origin().name()).isEqualTo("a");
        assertThat(decision.holdsUntil()).isEqualTo(NOW.plusSeconds(3_600));
    }

    @Test
    void aDecisionHoldsUntilTheClockChangesAnExpression() {
        String spec = "target: {expression: 'now.at(\"UTC\").hour == %s and user.name == \"ann\"'}";
        Decision locked = engine(spec.formatted(9)).decide(REQUEST);
        Decision open = engine(spec.formatted(10)).decide(REQUEST);
        assertThat(locked.reason()).isEqualTo(Reason.LOCKED);
        assertThat(open.allowed()).isTrue();
        assertThat(List.of(locked, open)).extracting(Decision::holdsUntil).containsOnly(NOW.plusSeconds(3_600));
    }

    @Test
    void whatCannotBeEvaluatedKeepsOutAndSaysWhy() {
        PolicyEngine engine = engine("target: {expression: 'client.version < \"17\"'}, message: Update.");
        Decision decision = engine.decide(REQUEST.from(new Client("", "old"), Properties.NONE));
        assertThat(decision.message()).isEqualTo("lock targeting Expression is in force: Update.");
        assertThat(decision.adminMessage())
                .endsWith("it could not be evaluated: `client.version` is not a version (policy.yaml:4:30)");
    }

    @Test
    void aPatternThatIsRefusedIsReportedAndKeepsOut() {
        for (String spec : List.of(
                "target: {labels: {env: '^(?=x)$'}}", "target: {expression: 'regexp.match(user.name, \"(?=x)\")'}")) {
            Catalog catalog = read("l", spec).catalog();
            assertThat(new PolicyCompiler().compile(catalog).diagnostics())
                    .extracting(found -> found.code().id())
                    .containsExactly("P501");
            Decision decision = engine(spec).decide(REQUEST);
            assertThat(decision.reason()).isEqualTo(Reason.LOCKED);
            assertThat(decision.finding().detail()).contains("is not valid (policy.yaml:");
        }
    }

    @Test
    void whatOnlyALockReadsIsPartOfTheQuestion() {
        LockView view = LockView.of(List.of(lock("target: {expression: context.risk > 80}")), 1, Proof.ALWAYS);
        PolicyEngine engine = new PolicyEngine(
                new CoreRules(), new PolicyCompiler().compile(catalog()).policy(), view, 100);
        assertThat(engine.decide(risking(10)).allowed()).isTrue();
        assertThat(engine.decide(risking(90)).allowed()).isFalse();
        engine.use(LockView.EMPTY);
        assertThat(engine.decide(risking(90)).allowed()).isTrue();
        engine.use(view);
        assertThat(engine.decide(risking(90)).allowed()).isFalse();
        assertThat(engine.decide(risking(10)).allowed()).isTrue();
    }

    private static Request risking(int risk) {
        return REQUEST.from(Client.UNKNOWN, new Properties(Map.of("risk", risk)));
    }

    private static PolicyEngine engine(String spec) {
        return engine(LockView.of(List.of(lock(spec)), 1, Proof.ALWAYS));
    }

    private static PolicyEngine engine(LockView view) {
        return new PolicyEngine(new PolicyCompiler().compile(catalog()).policy(), view);
    }

    private static Catalog catalog() {
        return new CatalogReader()
                .read(List.of(new SourceFile("role.yaml", ROLE)))
                .catalog();
    }

    private static Lock lock(String spec) {
        return lock("l", spec);
    }

    private static Lock lock(String name, String spec) {
        CatalogReading reading = read(name, spec);
        assertThat(reading.accepted()).as("%s", reading.diagnostics()).isTrue();
        return reading.catalog().locks().get(0);
    }

    private static CatalogReading read(String name, String spec) {
        String text = """
                kind: lock
                version: v2
                metadata: {name: %s}
                spec: {%s}
                """.formatted(name, spec);
        return new CatalogReader().read(List.of(new SourceFile("policy.yaml", text)));
    }
}
