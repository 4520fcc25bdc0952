package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditLogTest {
    @TempDir
    Path folder;

    @Test
    void anActBecomesALineWithTeleportsNames() throws IOException {
        try (AuditLog log = AuditLog.open(file())) {
            log.append(new AuditEvent(AuditCode.LOCK_CREATED, new UUID(1, 2), Decided.NOW, Map.of())
                    .with("name", "l-1")
                    .with("expires", "")
                    .with("target", Map.of("user", "ann", "login", "root"))
                    .with("count", 3));
        }
        assertThat(Files.readString(file())).isEqualTo("""
                {"ei":0,"event":"lock.created","code":"TLK00I","uid":"00000000-0000-0001-0000-000000000002",\
                "time":"2026-01-05T09:00:00Z","name":"l-1","target":{"login":"root","user":"ann"},"count":3}
                """);
    }

    @Test
    void whatHasReturnedIsInTheFile() throws IOException {
        try (AuditLog log = AuditLog.open(file())) {
            for (int number = 1; number <= 20; number++) {
                log.append(event(number));
                assertThat(Files.readAllLines(file())).hasSize(number);
            }
        }
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        AuditLog.open(file()).close();
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void allThatComeAtOnceAreInTheFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (AuditLog log = AuditLog.open(file())) {
            List<Future<?>> written = IntStream.range(0, 16)
                    .<Future<?>>mapToObj(thread -> threads.submit(() ->
                            IntStream.range(0, 50).forEach(number -> log.append(event(thread * 50 + number)))))
                    .toList();
            for (Future<?> each : written) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readAllLines(file()))
                .hasSize(800)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.startsWith("{\"ei\":0,") && line.endsWith("}"));
    }

    @Test
    void rotationLosesNoLine() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (AuditLog log = AuditLog.open(file())) {
            List<Future<?>> written = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() ->
                            IntStream.range(0, 100).forEach(number -> log.append(event(thread * 100 + number)))))
                    .toList();
            Files.move(file(), folder.resolve("old"));
            log.reopen();
            for (Future<?> each : written) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readAllLines(file()).size()
                        + Files.readAllLines(folder.resolve("old")).size())
                .isEqualTo(400);
    }

    @Test
    void anInterruptedThreadWritesAllTheSameAndLeavesTheLogOpen() throws IOException {
        try (AuditLog log = AuditLog.open(file())) {
            Thread.currentThread().interrupt();
            log.append(event(1));
            assertThat(Thread.interrupted()).isTrue();
            log.append(event(2));
        }
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void aTornLineIsClosedOff() throws IOException {
        Files.writeString(file(), "{\"ei\":0}\n{\"ei\":");
        try (AuditLog log = AuditLog.open(file())) {
            log.append(event(1));
            log.append(event(2));
        }
        assertThat(Files.readAllLines(file())).hasSize(4).startsWith("{\"ei\":0}", "{\"ei\":");
    }

    @Test
    void aFullDiskRefuses() throws IOException {
        try (AuditLog log = AuditLog.open(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> log.append(event(1)))
                    .isInstanceOf(AuditException.class)
                    .hasMessage("the audit log `/dev/full` cannot be written: No space left on device");
            assertThat(log.failures()).isEqualTo(1);
        }
    }

    @Test
    void aClosedLogRefuses() throws IOException {
        AuditLog log = AuditLog.open(file());
        log.close();
        assertThatThrownBy(() -> log.append(event(1)))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("it is closed");
    }

    @Test
    void aNameThatCannotBeOpenedAnewLeavesTheFileInUse() throws IOException {
        try (AuditLog log = AuditLog.open(file())) {
            Files.move(file(), folder.resolve("old"));
            Files.createDirectory(file());
            assertThatThrownBy(log::reopen).isInstanceOf(AuditException.class);
            log.append(event(1));
        }
        assertThat(Files.readAllLines(folder.resolve("old"))).hasSize(1);
    }

    private static AuditEvent event(int number) {
        return AuditEvent.of(AuditCode.LOCK_DELETED, Decided.NOW).with("name", "l-" + number);
    }

    private Path file() {
        return folder.resolve("audit.log");
    }
}
