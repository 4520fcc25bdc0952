package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How decisions depend on the age and the revision of the view of the locks. */
class LiveViewTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final StoreToken TOKEN = new StoreToken("e", 7);
    private static final Request CALL = Request.call(Subject.User.local("ann", List.of(), Map.of()), Action.API, NOW);
    private static final Request CONNECT = Request.connect(
            Subject.User.local("ann", List.of(), Map.of()), Protocol.SSH, Resource.NONE, Account.NONE, NOW);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final long start = nanoTime.get();

    @Test
    void aDecisionCarriesTheAgeOfTheViewRememberedOrNot() {
        for (int remembered : new int[] {0, 16}) {
            PolicyEngine engine = engine(remembered, LockIndex.EMPTY);
            engine.decide(CALL);
            long later = Duration.ofSeconds(3).toNanos();
            nanoTime.addAndGet(later);
            assertThat(engine.decide(CALL).locks()).isEqualTo(new LockKnowledge(TOKEN, Duration.ofSeconds(3), true));
            nanoTime.addAndGet(-later);
        }
    }

    @Test
    void tellsHowOftenDecisionsWereRemembered() {
        PolicyEngine engine = engine(16, LockIndex.EMPTY);
        engine.decide(CALL);
        engine.decide(CALL);
        assertThat(engine.cacheUse()).isEqualTo(new CacheUse(1, 1));
        engine.use(engine.policy());
        engine.decide(CALL);
        assertThat(engine.cacheUse()).isEqualTo(new CacheUse(1, 2));
        assertThat(engine.generation()).isEqualTo(2);
        assertThat(engine(0, LockIndex.EMPTY).cacheUse()).isEqualTo(CacheUse.NONE);
    }

    /** Strict mode refuses one nanosecond after the bound, and the clock may wrap around meanwhile. */
    @Test
    void aViewIsFreshUpToItsBoundAndNotLonger() {
        PolicyEngine engine = engine(16, LockIndex.EMPTY);
        nanoTime.set(start + BOUND.toNanos());
        assertThat(engine.decide(CALL).locks().fresh()).isTrue();
        nanoTime.incrementAndGet();
        assertThat(engine.decide(CALL).locks().fresh()).isFalse();
        assertThat(engine.decide(CALL).allowed()).isTrue();
        Standing strict = new Standing(engine.standing(CONNECT).identity(), true, "localhost");
        assertThat(engine.review(CONNECT.active(), strict).reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        assertThat(engine.review(CONNECT.active(), strict).effect()).isEqualTo(Effect.TERMINATE);
        engine.use(engine.locks().with(new Proof.At(nanoTime.get(), BOUND)));
        assertThat(engine.review(CONNECT.active(), strict).effect()).isEqualTo(Effect.ALLOW);
    }

    @Test
    @Timeout(10)
    void aRevisionThatIsNotReachedInTimeRefusesNewRequestsOnly() {
        PolicyEngine engine = engine(16, LockIndex.EMPTY);
        Duration soon = Duration.ofMillis(20);
        assertThat(engine.decide(CALL).allowed()).isTrue();
        Decision refused = engine.decide(CALL, TOKEN.at(8), soon);
        assertThat(refused.effect()).isEqualTo(Effect.DENY);
        assertThat(refused.reason()).isEqualTo(Reason.REVISION_NOT_REACHED);
        assertThat(refused.message()).isEqualTo("the locks are not known up to revision 8 yet");
        assertThat(engine.decide(CONNECT.active(), TOKEN.at(8), soon).effect()).isEqualTo(Effect.ALLOW);
        assertThat(engine.decide(CALL, TOKEN, Duration.ZERO).allowed()).isTrue();
        assertThat(engine.decide(CALL).allowed()).isTrue();
    }

    @Test
    @Timeout(10)
    void aRevisionOfAnotherEpochIsToldFromOneThatIsStillToCome() {
        Decision refused = engine(16, LockIndex.EMPTY).decide(CALL, new StoreToken("other", 1), Duration.ofMillis(20));
        assertThat(refused.effect()).isEqualTo(Effect.DENY);
        assertThat(refused.reason()).isEqualTo(Reason.REVISION_NOT_REACHED);
        assertThat(refused.message())
                .isEqualTo("the revision that is demanded is of another epoch than the locks that are known");
        assertThat(refused.adminMessage()).endsWith(": demanded was other:1, known is " + TOKEN);
    }

    @Test
    @Timeout(10)
    void whoWaitsForARevisionIsAnsweredAsSoonAsItIsReached() throws Exception {
        PolicyEngine engine = engine(0, LockIndex.EMPTY);
        CompletableFuture<Decision> waiting =
                CompletableFuture.supplyAsync(() -> engine.decide(CALL, TOKEN.at(8), Duration.ofMinutes(1)));
        engine.use(new LockView(lockOnAnn(), TOKEN.at(9), new Proof.At(start, BOUND)));
        Decision decision = waiting.get(5, TimeUnit.SECONDS);
        assertThat(decision.reason()).isEqualTo(Reason.LOCKED);
        assertThat(decision.locks().token()).isEqualTo(TOKEN.at(9));
    }

    @Test
    void anInterruptedThreadWaitsNoLongerAndIsRefused() {
        PolicyEngine engine = engine(0, LockIndex.EMPTY);
        Thread.currentThread().interrupt();
        Decision decision = engine.decide(CALL, TOKEN.at(8), Duration.ofMinutes(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(decision.reason()).isEqualTo(Reason.REVISION_NOT_REACHED);
    }

    @Test
    void aReviewGoesByWhoTheSubjectWasWhenTheSessionWasOpened() {
        PolicyEngine engine = engine(0, lockOnAnn());
        Standing standing = engine.standing(CONNECT);
        assertThat(engine.review(CONNECT.active(), standing).reason()).isEqualTo(Reason.LOCKED);
        Standing other = engine.standing(Request.connect(
                Subject.User.local("bob", List.of(), Map.of()), Protocol.SSH, Resource.NONE, Account.NONE, NOW));
        assertThat(engine.review(CONNECT.active(), other).reason()).isEqualTo(Reason.CONTINUES);
    }

    private static LockIndex lockOnAnn() {
        return LockIndex.of(List.of(Lock.of("l", LockTarget.of(TargetField.USER, "ann"), "")));
    }

    private PolicyEngine engine(int remembered, LockIndex locks) {
        CompiledPolicy policy = new PolicyCompiler()
                .compile(new Catalog(ClusterSettings.DEFAULT, List.of(), List.of(), List.of()))
                .policy();
        LockView view = new LockView(locks, TOKEN, new Proof.At(start, BOUND));
        return new PolicyEngine(new CoreRules(), policy, view, remembered, nanoTime::get);
    }
}
