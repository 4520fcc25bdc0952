package dev.portcullis.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConfirmationsTest {
    private static final StoreToken WRITE = new StoreToken("e", 5);
    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final AtomicLong nanos = new AtomicLong();
    private final FollowerBook book = new FollowerBook(nanos::get);

    @Test
    void nobodyToWaitForIsNoWait() throws InterruptedException {
        assertThat(Confirmations.await(book, WRITE, PATIENCE).complete()).isTrue();
    }

    @Test
    void returnsWhenTheLastHasConfirmed() throws Exception {
        book.confirm("a", WRITE, KEEP);
        book.confirm("b", WRITE.at(4), KEEP);
        CompletableFuture<Confirmations> waiting = CompletableFuture.supplyAsync(() -> await(PATIENCE));
        Thread.sleep(MOMENT.toMillis());
        assertThat(waiting).isNotDone();
        book.confirm("b", WRITE.at(6), KEEP);
        assertThat(waiting.get(10, TimeUnit.SECONDS).complete()).isTrue();
    }

    @Test
    void namesThoseThatHaveNotConfirmedInTime() throws InterruptedException {
        book.confirm("a", WRITE, KEEP);
        book.confirm("b", WRITE.at(4), KEEP);
        book.confirm("c", StoreToken.NONE, KEEP);
        Confirmations known = Confirmations.await(book, WRITE, MOMENT);
        assertThat(known.complete()).isFalse();
        assertThat(known.confirmed()).extracting(Follower::name).containsExactly("a");
        assertThat(known.missing()).extracting(Follower::name).containsExactly("b", "c");
    }

    @Test
    void doesNotWaitForOneThatIsSilent() throws InterruptedException {
        book.confirm("gone", WRITE.at(4), KEEP);
        nanos.addAndGet(Duration.ofSeconds(16).toNanos());
        book.confirm("a", WRITE, KEEP);
        long start = System.nanoTime();
        Confirmations known = Confirmations.await(book, WRITE, PATIENCE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(known.missing()).extracting(Follower::name).containsExactly("gone");
    }

    @Test
    void saysWhyNobodyCanTell() throws InterruptedException {
        StoreException failure = new StoreException(StoreException.Kind.UNAVAILABLE, "no leader");
        Confirmations known = Confirmations.await(new Unreachable(failure), WRITE, MOMENT);
        assertThat(known.complete()).isFalse();
        assertThat(known.failure()).contains(failure);
    }

    private Confirmations await(Duration longest) {
        try {
            return Confirmations.await(book, WRITE, longest);
        } catch (InterruptedException hurry) {
            throw new AssertionError(hurry);
        }
    }

    /** Followers that cannot be listed. */
    private record Unreachable(StoreException failure) implements Followers {
        @Override
        public void confirm(String name, StoreToken uses, Duration keep) {
            throw failure;
        }

        @Override
        public void leave(String name) {
            throw failure;
        }

        @Override
        public List<Follower> all() {
            throw failure;
        }
    }
}
