package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecisionLogTest {
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void aDecisionBecomesALine() throws IOException {
        assertThat(lineOf(Mask.DEFAULT, Decided.record("r-1", "ann", Decided.allowed())))
                .isEqualTo("""
                        {"time":"2026-01-05T09:00:00.005Z","request_id":"r-1",\
                        "trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","caller":"gateway-1","edge":"authzen",\
                        "now":"2026-01-05T09:00:00Z",\
                        "user":{"name":"ann","roles":["ops"],"traits":{"teams":["blue"]}},\
                        "protocol":"ssh","action":{"name":"connect"},\
                        "resource":{"kind":"node","name":"web-1","labels":{"env":"prod"},"properties":{"owner":"***"}},\
                        "login":"root","client":{"address":"10.0.0.7"},"context":{"tags":"***","ticket":"***"},\
                        "effect":"allow","reason":"granted",\
                        "finding":{"line":"grant","kind":"role","name":"ops"},\
                        "obligations":{"client_idle_timeout":"10m0s"},"warnings":["role `x` is unknown"],\
                        "policy_generation":7,"lock_epoch":"e1","lock_revision":42,"lock_view_age_ms":1500,\
                        "lock_view_fresh":true,"nanos":12345}""");
    }

    @Test
    void aRefusalSaysWhoRefusedAndWhere() throws IOException {
        assertThat(lineOf(Mask.DEFAULT, Decided.record("r-2", "ann", Decided.locked())))
                .contains("""
                        "effect":"deny","reason":"locked",\
                        "message":"lock targeting User:\\"ann\\" is in force: \\"left\\"",\
                        "admin_message":"lock \\"l-1\\" at locks.yaml:2:1: lock targeting User:\\"ann\\" is in force: \\"left\\"",\
                        "finding":{"line":"lock","by":"lock","kind":"lock","name":"l-1","place":"locks.yaml:2:1"},\
                        "policy_generation":7,"lock_epoch":"e1","lock_revision":43,"lock_view_fresh":false""");
    }

    @Test
    void hidesWhatAPathNames() throws IOException {
        Mask mask = Mask.of(List.of("user.traits", "user.*", "context.ticket", "login", "nanos", "finding.place"));
        String line = lineOf(mask, Decided.record("r-3", "ann", Decided.locked()));
        assertThat(line)
                .contains("\"user\":{\"name\":\"***\",\"roles\":\"***\",\"traits\":\"***\"}")
                .contains("\"context\":{\"tags\":[\"a\",2],\"ticket\":\"***\"}")
                .contains("\"login\":\"***\"", "\"nanos\":\"***\"", "\"place\":\"***\"");
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> Mask.of(List.of("user..name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`user..name` is not a path");
    }

    @Test
    void halfALetterAndALineEndDoNotBreakTheLine() throws IOException {
        String line = lineOf(Mask.DEFAULT, Decided.record("a\uD800b\nc", "\uDC00", Decided.allowed()));
        assertThat(line).contains("\"request_id\":\"a?b\\nc\"", "\"name\":\"?\"");
    }

    @Test
    void aNewFileIsItsOwnersAlone() throws IOException {
        lineOf(Mask.DEFAULT, Decided.numbered(1));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void goesOnAfterWhatIsThereAndClosesOffATornLine() throws IOException {
        Files.writeString(file(), "{\"request_id\":\"old\"}\n{\"requ");
        lineOf(Mask.DEFAULT, Decided.numbered(1));
        assertThat(Files.readAllLines(file())).hasSize(3).element(2).asString().contains("\"r-1\"");
    }

    @Test
    void losesNoLineWhenTheFileIsRotated() throws Exception {
        DecisionLog log = DecisionLog.open(settings());
        for (int round = 0; round < 5; round++) {
            int first = round * 1_000;
            IntStream.range(first, first + 1_000).mapToObj(Decided::numbered).forEach(log::append);
            Files.move(file(), folder.resolve("old-" + round));
            log.reopen();
            while (!Files.exists(file())) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        log.close();
        assertThat(log.written()).isEqualTo(5_000);
        assertThat(log.dropped()).isZero();
        assertThat(lines()).hasSize(5_000).doesNotHaveDuplicates().allMatch(line -> line.endsWith("}"));
        assertThat(Files.exists(file())).isTrue();
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(DecisionLogTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A pipe that nobody reads is a disk that does not answer. */
    @Test
    void aStuckDiskKeepsNobodyWaiting() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("sh", "-c", "exec sleep 60 < " + pipe).start();
        try {
            DecisionLog log = DecisionLog.open(
                    DecisionLogSettings.of(pipe, complaints::add).holding(1_000).leavingAfter(Duration.ofMillis(200)));
            awaitStuck(log);
            long begin = System.nanoTime();
            IntStream.range(0, 10_000).mapToObj(Decided::numbered).forEach(log::append);
            long nanos = System.nanoTime() - begin;
            assertThat(log.dropped()).isGreaterThanOrEqualTo(9_000);
            assertThat(log.waiting()).isLessThanOrEqualTo(1_000);
            assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(5));
            log.close();
            assertThat(log.written() + log.dropped()).isGreaterThanOrEqualTo(10_000);
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    private static void awaitStuck(DecisionLog log) throws InterruptedException {
        int number = 0;
        while (log.dropped() == 0) {
            log.append(Decided.numbered(number++));
            if (number % 100 == 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    @Test
    void aFullDiskIsCountedAndComplainedOfOnce() throws Exception {
        DecisionLog log = DecisionLog.open(DecisionLogSettings.of(Path.of("/dev/full"), complaints::add));
        for (int number = 0; number < 3; number++) {
            log.append(Decided.numbered(number));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(log.broken()).isTrue();
        log.close();
        assertThat(log.dropped()).isEqualTo(3);
        assertThat(log.written()).isZero();
        assertThat(complaints)
                .containsExactly("the decision log `/dev/full` cannot be written: No space left on device");
    }

    @Test
    void whatComesAfterTheEndIsDropped() throws IOException {
        DecisionLog log = DecisionLog.open(settings());
        log.close();
        log.append(Decided.numbered(1));
        assertThat(log.dropped()).isEqualTo(1);
        assertThat(file()).isEmptyFile();
    }

    private DecisionLogSettings settings() {
        return DecisionLogSettings.of(file(), complaints::add);
    }

    private Path file() {
        return folder.resolve("decisions.log");
    }

    private String lineOf(Mask mask, DecisionRecord decision) throws IOException {
        try (DecisionLog log = DecisionLog.open(settings().masking(mask))) {
            log.append(decision);
        }
        assertThat(complaints).isEmpty();
        return Files.readString(file(), StandardCharsets.UTF_8).stripTrailing();
    }
}
