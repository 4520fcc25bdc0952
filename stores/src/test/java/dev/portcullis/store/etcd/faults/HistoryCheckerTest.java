package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.etcd.faults.HistoryChecker.Report;
import dev.portcullis.store.etcd.faults.Judgement.Answer;
import dev.portcullis.store.etcd.faults.Judgement.Mode;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong with forged histories. */
class HistoryCheckerTest {
    private static final Duration BOUND = Duration.ofNanos(100);
    private static final LockOrder ANN = LockOrder.of("ann");

    private final Chronicle chronicle = new Chronicle();

    /** A lock is written at revision 1, within the moments 10 to 20, deleted at 2 within 30 to 40, and written at 3 again. */
    @BeforeEach
    void write() {
        chronicle.add(write("a", Optional.of(ANN), 10, 1));
        chronicle.add(write("a", Optional.empty(), 30, 2));
        chronicle.add(write("b", Optional.of(ANN), 50, 3));
        chronicle.add(List.of(
                sighting(1, "a", Optional.of(ANN)),
                sighting(2, "a", Optional.empty()),
                sighting(3, "b", Optional.of(ANN))));
        end(3, "b");
    }

    private static StoreToken token(long revision) {
        return new StoreToken("e", revision);
    }

    private static Write write(String name, Optional<LockOrder> order, long began, long revision) {
        return new Write(name, order, began, began + 10, Outcome.ACKNOWLEDGED, token(revision));
    }

    private static Write unknown(String name, long began) {
        return new Write(name, Optional.of(ANN), began, began + 10, Outcome.UNKNOWN, StoreToken.NONE);
    }

    private static Sighting sighting(long revision, String name, Optional<LockOrder> order) {
        return new Sighting("tail", token(revision), name, order.map(some -> some.document(name)));
    }

    private void end(long revision, String... names) {
        chronicle.end(new Snapshot(
                token(revision),
                List.of(names).stream()
                        .map(name -> new StoredResource(new ResourceKey("lock", name), ANN.document(name), revision))
                        .toList(),
                OptionalLong.empty()));
    }

    private void decide(Mode mode, Answer answer, long began, long revision) {
        chronicle.add(new Judgement("g", mode, "ann", "root", token(revision), answer, began, began + 1));
    }

    private Report check() {
        return new HistoryChecker(BOUND).check(chronicle);
    }

    private void assertFound(String clause) {
        assertThat(check().violations()).singleElement().asString().contains(clause);
    }

    @Test
    void findsNothingInAHistoryThatIsRight() {
        decide(Mode.STRICT, Answer.ALLOWED, 5, 0);
        decide(Mode.STRICT, Answer.LOCKED, 25, 1);
        decide(Mode.BEST_EFFORT, Answer.ALLOWED, 45, 2);
        decide(Mode.STRICT, Answer.ALLOWED, 65, 2);
        chronicle.add(new Confirmed(token(3), 70));
        decide(Mode.STRICT, Answer.LOCKED, 300, 3);
        chronicle.add(new Outage("g", 310, 500));
        decide(Mode.BEST_EFFORT, Answer.LOCKED, 450, 3);
        decide(Mode.STRICT, Answer.STALE, 460, 3);
        Report report = check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.tally()).isEqualTo(new Tally(3, 0, 0, 0, 7, 0, 1, 1, Duration.ofNanos(5), Duration.ZERO));
    }

    @Test
    void findsALockThatWasIgnored() {
        decide(Mode.STRICT, Answer.ALLOWED, 25, 1);
        assertFound("a lock of its revision was ignored");
    }

    @Test
    void findsALockThatIsObeyedAfterItsEnd() {
        decide(Mode.BEST_EFFORT, Answer.LOCKED, 45, 2);
        assertFound("no lock of its revision keeps it out");
    }

    @Test
    void findsARefusalForNoReason() {
        decide(Mode.BEST_EFFORT, Answer.OTHER, 45, 2);
        assertFound("no lock of its revision keeps it out");
    }

    @Test
    void findsABestEffortThatDoesNotGoOn() {
        decide(Mode.BEST_EFFORT, Answer.STALE, 45, 2);
        assertFound("a best effort was refused as stale");
    }

    @Test
    void findsADecisionThatGoesBack() {
        decide(Mode.BEST_EFFORT, Answer.ALLOWED, 45, 2);
        decide(Mode.BEST_EFFORT, Answer.LOCKED, 50, 1);
        assertFound("a decision went back in the history");
    }

    @Test
    void findsADecisionOlderThanTheBound() {
        decide(Mode.STRICT, Answer.ALLOWED, 161, 2);
        assertFound("a strict decision did not know a write of PT0.000000101S before");
        assertThat(check().tally().strictStaleness()).isEqualTo(Duration.ofNanos(101));
    }

    @Test
    void findsADecisionThatIgnoresWhatAllConfirmed() {
        chronicle.add(new Confirmed(token(3), 70));
        decide(Mode.STRICT, Answer.ALLOWED, 80, 2);
        assertFound("a decision ignores what all had confirmed");
    }

    @Test
    void findsAStrictDecisionInAnOutage() {
        chronicle.add(new Outage("g", 60, 500));
        decide(Mode.STRICT, Answer.LOCKED, 161, 3);
        decide(Mode.BEST_EFFORT, Answer.LOCKED, 170, 3);
        assertFound("a strict decision was not refused in an outage");
    }

    @Test
    void findsAGatewayThatStandsStillInAnOutage() {
        chronicle.add(new Outage("g", 60, 500));
        assertFound("g decided nothing in an outage");
    }

    @Test
    void findsALockThatWasLost() {
        end(3);
        assertFound("`b` is not as it was acknowledged");
        assertThat(check().tally().lost()).isEqualTo(1);
    }

    @Test
    void findsALockThatCameBack() {
        end(3, "a", "b");
        assertFound("`a` is not as it was acknowledged");
    }

    @Test
    void findsAStoreThatWentBack() {
        end(2, "b");
        assertFound("revision 3 was told, and the store ends at 2");
    }

    @Test
    void findsAWriteThatHappenedTwice() {
        chronicle.add(List.of(sighting(4, "b", Optional.of(ANN))));
        assertThat(check().violations()).anyMatch(clause -> clause.contains("revision 4 changed `b`"));
    }

    @Test
    void findsAChangeThatWasToldTwice() {
        chronicle.add(List.of(sighting(3, "b", Optional.of(ANN))));
        assertFound("tail told revision 3 after 3");
    }

    @Test
    void findsAChangeThatIsNotTheOneThatWasWritten() {
        chronicle.add(List.of(new Sighting(
                "other", token(3), "b", Optional.of(LockOrder.of("bob").document("b")))));
        assertFound("revision 3 was told to change `b`");
    }

    @Test
    void findsARevisionThatTwoWritesGot() {
        chronicle.add(write("c", Optional.of(ANN), 70, 3));
        assertThat(check().violations()).anyMatch(clause -> clause.contains("revision 3 was given to `c`"));
    }

    @Test
    void findsAWriteBeforeOneThatWasAcknowledgedEarlier() {
        chronicle.add(write("c", Optional.of(ANN), 25, 4));
        end(4, "b", "c");
        assertThat(check().violations()).anyMatch(clause -> clause.contains("acknowledged before an earlier one"));
    }

    @Test
    void findsAWriteOfItsOwnThatWasRefusedAsThatOfAnother() {
        chronicle.add(new Write("c", Optional.of(ANN), 70, 80, Outcome.CONTRADICTED, StoreToken.NONE));
        assertFound("`c` was not as its only writer had left it");
    }

    @Test
    void findsAWriteThatWasRefusedAndHappened() {
        chronicle.add(new Write("c", Optional.of(ANN), 70, 80, Outcome.REFUSED, StoreToken.NONE));
        chronicle.add(List.of(sighting(4, "c", Optional.of(ANN))));
        assertThat(check().violations()).anyMatch(clause -> clause.contains("revision 4 changed `c`"));
    }

    @Test
    void findsARevisionOfNoWrite() {
        chronicle.add(write("c", Optional.of(ANN), 70, 5));
        assertThat(check().violations()).anyMatch(clause -> clause.contains("1 revisions are of no write"));
    }

    @Test
    void leavesOpenWhatNobodyCanKnow() {
        chronicle.add(unknown("c", 70));
        chronicle.add(write("d", Optional.of(LockOrder.of("bob")), 90, 5));
        decide(Mode.STRICT, Answer.LOCKED, 110, 5);
        decide(Mode.STRICT, Answer.ALLOWED, 111, 5);
        assertThat(check().tally()).returns(2L, Tally::undecidable).returns(1L, Tally::unknown);
        assertThat(check().violations()).noneMatch(clause -> clause.contains("revision was ignored"));
    }

    @Test
    void takesAnUnknownWriteThatWasSeenForOneThatHappened() {
        chronicle.add(unknown("c", 70));
        chronicle.add(List.of(sighting(4, "c", Optional.of(ANN))));
        decide(Mode.STRICT, Answer.ALLOWED, 110, 4);
        assertThat(check().violations()).anyMatch(clause -> clause.contains("a lock of its revision was ignored"));
    }
}
