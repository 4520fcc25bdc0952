package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.lock;
import static dev.portcullis.store.etcd.EtcdScene.open;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static dev.portcullis.store.etcd.EtcdScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a store lies in etcd, and what is refused there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdFormTest {
    private static final String STORE = "/portcullis/v1/store/";

    @TempDir
    private Path folder;

    private EtcdCluster cluster;

    @BeforeEach
    void startsEtcd() {
        cluster = EtcdCluster.single(folder);
    }

    @AfterEach
    void endsEtcd() {
        cluster.close();
    }

    private static void refused(Kind kind, String why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(why);
    }

    @Test
    void aResourceIsAKeyWithItsDocumentAfterALine() {
        assertThat(EtcdStore.exists(settings(cluster))).isFalse();
        try (EtcdStore store = open(cluster)) {
            store.put(lock("ä/b"), "kind: lock\n", Precondition.ABSENT);
            assertThat(EtcdStore.exists(settings(cluster))).isTrue();
            assertThat(cluster.ctl("get", STORE + "resource/lock/ä/b", "--print-value-only"))
                    .isEqualTo("revision: 1\nkind: lock\n\n");
            assertThat(cluster.ctl("get", STORE + "history", "--print-value-only"))
                    .matches("(?s)form: 1\nepoch: .*\npredecessor: \nrevision: 1\nprevious: 2\ncommitted: .*\n");
            assertThat(store.snapshot().resources())
                    .containsExactly(new StoredResource(lock("ä/b"), "kind: lock\n", 1));
        }
    }

    @Test
    void whatCannotBeReadBackAsItWasIsNotWritten() {
        try (EtcdStore store = open(cluster)) {
            assertThatThrownBy(() -> store.put(lock("l"), "\ud800", Precondition.ANY))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.put(lock("\ud800"), "text", Precondition.ANY))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.snapshot().token().revision()).isZero();
        }
    }

    @Test
    void aLargeStoreIsReadInPages() {
        try (EtcdStore store = open(cluster)) {
            for (int i = 0; i < 2_100; i++) {
                putLock(store, "l" + i);
            }
            assertThat(store.snapshot().resources()).hasSize(2_100).doesNotHaveDuplicates();
            assertThat(store.snapshot().provenAt()).isPresent();
        }
    }

    @Test
    void aNewerFormIsRefused() {
        try (EtcdStore store = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            cluster.ctl("put", STORE + "history", "form: 2\nall: new\n");
            String why = "its form is 2, and this version knows form 1";
            refused(Kind.UNREADABLE, why, () -> open(cluster));
            refused(Kind.UNREADABLE, why, store::snapshot);
            refused(Kind.UNREADABLE, why, () -> putLock(store, "ann"));
            assertThatThrownBy(() -> tail.next(Duration.ofSeconds(20))).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatAnotherVersionHasPutThereIsNotBuiltUpon() {
        cluster.ctl("put", "/portcullis/v2/store/history", "form: 2\n");
        refused(Kind.UNREADABLE, "`/portcullis/v2/store/history`", () -> open(cluster));
        assertThat(cluster.ctl("get", "--prefix", STORE)).isEmpty();
    }

    @Test
    void aStoreWhoseHistoryIsGoneIsNotMadeAnew() {
        try (EtcdStore store = open(cluster)) {
            putLock(store, "ann");
            cluster.ctl("del", STORE + "history");
            refused(Kind.UNREADABLE, "its history was deleted", store::snapshot);
            refused(Kind.UNREADABLE, "its history was deleted", () -> putLock(store, "bob"));
            refused(Kind.UNREADABLE, "lock/ann", () -> open(cluster));
        }
    }

    @Test
    void storesUnderOtherPrefixesAreOthers() {
        try (EtcdStore one = open(cluster);
                EtcdStore other = EtcdStore.open(settings(cluster).under("/other/"))) {
            putLock(one, "ann");
            assertThat(other.snapshot().resources()).isEmpty();
            assertThat(other.snapshot().token().epoch())
                    .isNotEqualTo(one.snapshot().token().epoch());
        }
    }
}
