package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.hostile.RawAnswer.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the whole server and is not a sound request is refused or cut off, and never allowed. */
@Timeout(120)
class HostileRequestsTest {
    private static final int AT_ONCE = 24;

    @TempDir
    private static Path folder;

    private static WiredServer server;
    private static ExecutorService senders;

    @BeforeAll
    static void start() throws IOException {
        server = new WiredServer(folder);
        senders = Executors.newFixedThreadPool(AT_ONCE);
    }

    @AfterAll
    static void stop() {
        senders.shutdownNow();
        server.close();
    }

    /** How each of some requests is answered, where it is not refused. */
    private static Map<String, String> notRefused(
            List<HostileRequest> requests, Function<RawAnswer, List<Integer>> statuses)
            throws ExecutionException, InterruptedException {
        Map<String, Future<RawAnswer>> answers = new LinkedHashMap<>();
        for (HostileRequest request : requests) {
            answers.put(
                    request.name(),
                    senders.submit(() -> RawAnswer.to(request.bytes().getBytes(), server.port())));
        }
        assertThat(answers).as("names").hasSameSizeAs(requests);
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Map.Entry<String, Future<RawAnswer>> answer : answers.entrySet()) {
            RawAnswer raw = answer.getValue().get();
            List<Integer> found = statuses.apply(raw);
            if (raw.end() == End.STILL_OPEN || found.stream().anyMatch(status -> status < 400 || status > 499)) {
                wrong.put(answer.getKey(), raw.end() + " " + found + " " + brief(raw));
            }
        }
        return wrong;
    }

    private static String brief(RawAnswer raw) {
        String text = raw.text();
        return text.substring(text.lastIndexOf("\n") + 1)
                .replaceAll("[^ -~]", "?")
                .transform(line -> line.substring(0, Math.min(100, line.length())));
    }

    private static List<HostileRequest> ofHttp1() {
        List<HostileRequest> all = new ArrayList<>();
        all.addAll(HostileFraming.all(""));
        all.addAll(HostilePaths.all(""));
        all.addAll(HostileBodies.all("", List.of(Wire.EVALUATION, Wire.EVALUATIONS, Wire.SESSIONS)));
        all.addAll(HostileQuestions.all(""));
        return all;
    }

    private static String answer(byte[] request) throws IOException {
        return RawAnswer.to(request, server.port()).text();
    }

    @Test
    void aPageOfAnotherServerMayNotAsk() throws IOException {
        String sound = new String(Wire.question(Wire.EVALUATION, ""), StandardCharsets.ISO_8859_1);

        assertThat(answer(bytes(sound.replace("Host: localhost", "Host: localhost\r\nOrigin: http://evil.example"))))
                .startsWith("HTTP/1.1 403 ");
        assertThat(answer(bytes(sound.replace("Host: localhost", "Host: localhost\r\nSec-Fetch-Site: cross-site"))))
                .startsWith("HTTP/1.1 403 ");
        assertThat(answer(bytes(sound.replace("Host: localhost", "Host: evil.example"))))
                .startsWith("HTTP/1.1 421 ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void soundRequestsAreAllowed() throws IOException {
        assertThat(answer(Wire.question(Wire.EVALUATION, "")))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"decision\":true");
        assertThat(answer(Wire.question(Wire.EVALUATIONS, ""))).contains("\"decision\":true");
        assertThat(answer((Wire.line("GET", Wire.FORWARD_AUTH) + Wire.lines(Wire.forwarded()) + Wire.END)
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(FrameReader.statuses(RawAnswer.to(HostileFrames.sound(Map.of()), server.port())
                        .bytes()
                        .getBytes()))
                .containsExactly(200);
    }

    @Test
    void requestsOfHttp1AreRefused() throws ExecutionException, InterruptedException {
        List<HostileRequest> requests = ofHttp1();

        assertThat(requests).hasSizeGreaterThanOrEqualTo(400);
        assertThat(notRefused(requests, RawAnswer::statuses)).isEmpty();
    }

    @Test
    void framesOfHttp2AreRefused() throws ExecutionException, InterruptedException {
        List<HostileRequest> requests = HostileFrames.all(Map.of());

        assertThat(requests).hasSizeGreaterThanOrEqualTo(40);
        assertThat(notRefused(
                        requests, answer -> FrameReader.statuses(answer.bytes().getBytes())))
                .isEmpty();
    }

    @Test
    void thereIsRoomForOthersAfterwards() throws ExecutionException, InterruptedException, IOException {
        notRefused(ofHttp1(), RawAnswer::statuses);
        long begin = System.nanoTime();

        soundRequestsAreAllowed();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(10);
    }
}
