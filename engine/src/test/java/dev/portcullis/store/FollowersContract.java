package dev.portcullis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every list of followers does. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class FollowersContract {
    private static final StoreToken TOKEN = new StoreToken("e", 7);
    private static final Duration KEEP = Duration.ofMinutes(5);

    /** A list that is empty, and open until the test ends. */
    protected abstract Followers followers();

    @Test
    void listsThoseThatWereHeardOfByName() {
        Followers followers = followers();
        followers.confirm("gate-b", StoreToken.NONE, KEEP);
        followers.confirm("server:127.0.0.1:7171@a~1", TOKEN, KEEP);
        assertThat(followers.all())
                .extracting(Follower::name, Follower::uses)
                .containsExactly(tuple("gate-b", StoreToken.NONE), tuple("server:127.0.0.1:7171@a~1", TOKEN));
        assertThat(followers.all()).allSatisfy(follower -> {
            assertThat(follower.silent()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
            assertThat(follower.kept()).isBetween(KEEP.minusSeconds(20), KEEP.plusSeconds(1));
        });
    }

    @Test
    void aFollowerIsListedOnceWithWhatItSaidLast() {
        Followers followers = followers();
        followers.confirm("gate", StoreToken.NONE, KEEP);
        followers.confirm("gate", TOKEN, KEEP);
        followers.confirm("gate", TOKEN.at(9), KEEP);
        assertThat(followers.all()).extracting(Follower::uses).containsExactly(TOKEN.at(9));
        assertThat(followers.all().get(0).confirms(TOKEN)).isTrue();
        assertThat(followers.all().get(0).confirms(TOKEN.at(10))).isFalse();
        assertThat(followers.all().get(0).confirms(new StoreToken("other", 1))).isFalse();
    }

    @Test
    void whoLeavesIsForgottenAndMayComeAgain() {
        Followers followers = followers();
        followers.confirm("gate", TOKEN, KEEP);
        followers.leave("gate");
        assertThat(followers.all()).isEmpty();
        followers.leave("gate");
        followers.confirm("gate", TOKEN, KEEP);
        assertThat(followers.all()).hasSize(1);
    }

    @Test
    void whoIsSilentIsForgottenInTheEnd() throws InterruptedException {
        Followers followers = followers();
        followers.confirm("gate", TOKEN, Duration.ofSeconds(2));
        assertThat(followers.all()).hasSize(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!followers.all().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(followers.all()).isEmpty();
    }

    @Test
    void whoIsHeardOfAgainIsNotForgotten() throws InterruptedException {
        Followers followers = followers();
        for (int round = 0; round < 10; round++) {
            followers.confirm("gate", TOKEN, Duration.ofSeconds(3));
            Thread.sleep(500);
        }
        assertThat(followers.all()).hasSize(1);
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> followers().confirm("../store/history", TOKEN, KEEP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
