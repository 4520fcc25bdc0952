package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.await;
import static dev.portcullis.store.etcd.EtcdScene.changes;
import static dev.portcullis.store.etcd.EtcdScene.open;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.Tail;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left of stores that were closed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdLeakTest {
    private static final int OPENINGS = 30;

    @TempDir
    private Path folder;

    @Test
    void noThreadIsLeft() throws InterruptedException {
        try (EtcdCluster cluster = EtcdCluster.single(folder)) {
            for (int i = 0; i < OPENINGS; i++) {
                use(cluster);
            }
            await("the end of all threads of gRPC", () -> threads() == 0);
            assertThat(threads()).isZero();
        }
    }

    private static void use(EtcdCluster cluster) throws InterruptedException {
        try (EtcdStore store = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            putLock(store, "l");
            assertThat(changes(tail, 1)).hasSize(1);
        }
    }

    /** Those that gRPC shares among its users end a second after the last of these. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("grpc"))
                .filter(thread -> !thread.getName().startsWith("grpc-default-executor"))
                .count();
    }
}
