package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import dev.portcullis.store.FollowersContract;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Followers that etcd knows. */
class EtcdFollowersTest extends FollowersContract {
    private static final StoreToken TOKEN = new StoreToken("e", 7);
    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final AtomicInteger STORES = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static EtcdCluster cluster;

    private final List<EtcdStore> stores = new ArrayList<>();

    @BeforeAll
    static void startsEtcd() {
        cluster = EtcdCluster.ofThree(folder);
    }

    @AfterAll
    static void endsEtcd() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void closes() {
        stores.forEach(EtcdStore::close);
    }

    private Followers open(int number) {
        List<URI> endpoints = cluster.endpoints().stream().map(URI::create).toList();
        EtcdStore store = EtcdStore.open(EtcdSettings.at(endpoints).under("/followers-" + number + "/"));
        stores.add(store);
        return store.followers().orElseThrow();
    }

    @Override
    protected Followers followers() {
        return open(STORES.incrementAndGet());
    }

    @Test
    void everybodyWhoHasOpenedTheStoreKnowsThem() {
        int number = STORES.incrementAndGet();
        Followers one = open(number);
        Followers other = open(number);
        one.confirm("a", TOKEN, KEEP);
        other.confirm("b", TOKEN, KEEP);
        assertThat(other.all()).extracting(Follower::name).containsExactly("a", "b");
        assertThat(one.all()).extracting(Follower::name).containsExactly("a", "b");
        other.leave("a");
        assertThat(one.all()).extracting(Follower::name).containsExactly("b");
    }

    @Test
    void areNoPartOfTheHistory() {
        Followers followers = followers();
        EtcdStore store = stores.get(0);
        StoreToken before = store.snapshot().token();
        followers.confirm("a", TOKEN, KEEP);
        assertThat(store.snapshot().token()).isEqualTo(before);
        assertThat(store.faults()).isEmpty();
    }

    @Test
    void oneWhoseKeyWasDeletedIsListedAgainWhenItIsHeardOf() {
        Followers followers = followers();
        followers.confirm("a", TOKEN, KEEP);
        cluster.ctl("del", "--prefix", "/followers-" + STORES.get() + "/v1/followers/");
        assertThat(followers.all()).isEmpty();
        followers.confirm("a", TOKEN, KEEP);
        assertThat(followers.all()).extracting(Follower::name).containsExactly("a");
    }

    @Test
    void oneWhoseLeaseWasTakenAwayIsListedAgainWhenItIsHeardOf() {
        Followers followers = followers();
        followers.confirm("a", TOKEN, KEEP);
        cluster.ctl("lease", "list").lines().skip(1).forEach(lease -> cluster.ctl("lease", "revoke", lease.strip()));
        assertThat(followers.all()).isEmpty();
        followers.confirm("a", TOKEN, KEEP);
        assertThat(followers.all()).extracting(Follower::uses).containsExactly(TOKEN);
    }

    @Test
    void areKnownWhenTheLeaderIsKilled() {
        Followers followers = followers();
        followers.confirm("a", TOKEN, KEEP);
        EtcdMember leader = cluster.leader();
        leader.kill();
        try {
            followers.confirm("a", TOKEN.at(8), KEEP);
            assertThat(followers.all()).extracting(Follower::uses).containsExactly(TOKEN.at(8));
        } finally {
            cluster.startAll();
        }
    }
}
