package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditFeedTest {
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void allThatWasAddedIsOnRecordInOrderAfterTheEnd() throws IOException {
        try (AuditLog log = AuditLog.open(folder.resolve("audit.log"))) {
            try (AuditFeed feed = new AuditFeed(log, complaints::add)) {
                IntStream.range(0, 5_000).mapToObj(AuditFeedTest::event).forEach(feed::add);
            }
        }
        assertThat(Files.readAllLines(folder.resolve("audit.log")))
                .hasSize(5_000)
                .element(4_999)
                .asString()
                .contains("\"name\":\"l-4999\"");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatCannotBeWrittenWaitsUntilItCan() throws Exception {
        Path name = folder.resolve("audit.log");
        Files.createSymbolicLink(name, Path.of("/dev/full"));
        try (AuditLog log = AuditLog.open(name);
                AuditFeed feed = new AuditFeed(log, complaints::add)) {
            feed.add(event(1));
            while (complaints.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(log.broken()).isTrue();
            Files.delete(name);
            log.reopen();
            feed.add(event(2));
            while (feed.waiting() > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(log.broken()).isFalse();
        }
        assertThat(Files.readAllLines(name)).hasSize(2);
        assertThat(complaints).hasSize(1).first().asString().contains("cannot be written");
    }

    @Test
    void whatIsMissingAtTheEndIsComplainedOf() throws IOException {
        try (AuditLog log = AuditLog.open(Path.of("/dev/full"))) {
            AuditFeed feed = new AuditFeed(log, complaints::add);
            feed.add(event(1));
            feed.close();
            assertThat(feed.waiting()).isEqualTo(1);
        }
        assertThat(complaints).contains("events missing in the audit log: 1");
    }

    private static AuditEvent event(int number) {
        return AuditEvent.of(AuditCode.LOCK_DELETED, Decided.NOW).with("name", "l-" + number);
    }
}
