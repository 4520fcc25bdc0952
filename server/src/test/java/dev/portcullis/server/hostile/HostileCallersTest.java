package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.server.hostile.RawAnswer.End;
import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is not who it says it is gets no answer from the whole server, whatever it asks, and does not hear why. */
@Timeout(180)
class HostileCallersTest {
    private static final int AT_ONCE = 16;

    @TempDir
    private static Path folder;

    private static GuardedServer server;
    private static ServerSocket elsewhere;
    private static ExecutorService senders;
    private static Map<String, String> forged;
    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = new GuardedServer(folder);
        senders = Executors.newFixedThreadPool(AT_ONCE);
        forged = ForgedTokens.all(server.forge, "http://127.0.0.1:" + elsewhere.getLocalPort() + "/keys");
    }

    @AfterAll
    static void stop() throws IOException {
        senders.shutdownNow();
        server.close();
        elsewhere.close();
    }

    /** An address of its own for each, so that the failures of one do not count for the next. */
    private static RawAnswer sent(byte[] request) throws IOException {
        int number = LAST_ADDRESS.incrementAndGet();
        return RawAnswer.to(
                request, server.port(), InetAddress.getByAddress(new byte[] {127, 1, (byte) (number >> 8), (byte) number
                }));
    }

    /** How each of some requests is answered. */
    private static Map<String, RawAnswer> answers(Map<String, byte[]> requests) throws Exception {
        Map<String, Future<RawAnswer>> begun = new LinkedHashMap<>();
        requests.forEach((name, request) -> begun.put(name, senders.submit(() -> sent(request))));
        Map<String, RawAnswer> answers = new LinkedHashMap<>();
        for (Map.Entry<String, Future<RawAnswer>> one : begun.entrySet()) {
            answers.put(one.getKey(), one.getValue().get());
        }
        return answers;
    }

    private static Map<String, RawAnswer> atAllDoors(Map<String, String> credentials) throws Exception {
        Map<String, byte[]> requests = new LinkedHashMap<>();
        Doors.all()
                .forEach((door, ask) ->
                        credentials.forEach((name, lines) -> requests.put(door + ", " + name, ask.apply(lines))));
        return answers(requests);
    }

    /** What is wrong with answers that should be a refusal. */
    private static Map<String, String> notUnauthenticated(Map<String, RawAnswer> answers) {
        Map<String, String> wrong = new LinkedHashMap<>();
        answers.forEach((name, raw) -> {
            if (raw.end() == End.STILL_OPEN || !raw.statuses().equals(List.of(401))) {
                wrong.put(name, raw.end() + " " + raw.statuses());
            }
        });
        return wrong;
    }

    private static Map<String, String> lines(Map<String, String> tokens, Function<String, String> header) {
        Map<String, String> lines = new LinkedHashMap<>();
        tokens.forEach((name, token) -> lines.put(name, header.apply(token)));
        return lines;
    }

    private static String own(String token) {
        return "Portcullis-Token: " + token + Wire.END;
    }

    @Test
    void whoeverIsKnownIsAnswered() throws Exception {
        Map<String, RawAnswer> answers = atAllDoors(Map.of(
                "a JWT", Wire.bearer(server.forge.sound()),
                "a JWT of our own header", own(server.forge.sound()),
                "a token", Wire.bearer(server.token.reveal())));

        assertThat(answers).hasSizeGreaterThan(35);
        answers.forEach((name, raw) -> assertThat(raw.statuses())
                .as("%s: %s", name, raw.text())
                .hasSize(1)
                .allMatch(status -> status < 300));
        assertThat(answers.get("evaluation, a JWT").text()).contains("\"decision\":true");
    }

    @Test
    void forgedTokensAreRefusedEverywhere() throws Exception {
        Map<String, RawAnswer> answers = atAllDoors(lines(forged, Wire::bearer));

        assertThat(answers).hasSizeGreaterThan(1_500);
        assertThat(notUnauthenticated(answers)).isEmpty();
        whoeverIsKnownIsAnswered();
    }

    @Test
    void forgedTokensAreRefusedInOurOwnHeader() throws Exception {
        Map<String, String> both = lines(forged, token -> own(token) + Wire.bearer(server.forge.sound()));

        assertThat(notUnauthenticated(atAllDoors(both))).isEmpty();
    }

    @Test
    void tokensInOtherPlacesDoNotCount() throws Exception {
        String sound = server.forge.sound();
        String secret = server.token.reveal();
        String hash = server.token.hash().digest();
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("nothing", "");
        credentials.put("a cookie", "Cookie: Authorization=Bearer " + sound + "; token=" + secret + Wire.END);
        credentials.put("basic", "Authorization: Basic " + Wire.base64("gateway:" + secret) + Wire.END);
        credentials.put("another scheme", "Authorization: Token " + secret + Wire.END);
        credentials.put("no scheme", "Authorization: " + secret + Wire.END);
        credentials.put("nothing after the scheme", "Authorization: Bearer" + Wire.END);
        credentials.put("another header", "X-Portcullis-Token: " + secret + Wire.END);
        credentials.put("the proxy's header", "Proxy-Authorization: Bearer " + sound + Wire.END);
        credentials.put("a name that is believed elsewhere", "X-Forwarded-User: gateway" + Wire.END);
        credentials.put("a certificate in a header", "X-Forwarded-Client-Cert: URI=spiffe://gateway" + Wire.END);
        credentials.put("two headers", Wire.bearer(sound) + Wire.bearer("x"));
        credentials.put("two headers, the sound one last", Wire.bearer("x") + Wire.bearer(sound));
        credentials.put("our own header twice", own(secret) + own(secret));
        credentials.put("an empty header of our own", own("") + Wire.bearer(sound));
        credentials.put("a token that has ended", Wire.bearer(server.ended.reveal()));
        credentials.put("the id of a token", Wire.bearer("portcullis_" + server.token.id()));
        credentials.put("a secret that is the hash", Wire.bearer("portcullis_" + server.token.id() + "_" + hash));
        credentials.put("a secret of zeros", Wire.bearer("portcullis_" + server.token.id() + "_" + "0".repeat(64)));
        credentials.put(
                "a secret of another token",
                Wire.bearer("portcullis_" + server.token.id() + secretOf(server.ended.reveal())));
        credentials.put("a longer secret", Wire.bearer(secret + "0"));
        credentials.put("a secret in capitals", Wire.bearer(secret.toUpperCase(Locale.ROOT)));

        assertThat(notUnauthenticated(atAllDoors(credentials))).isEmpty();
    }

    private static String secretOf(String token) {
        return token.substring(token.lastIndexOf('_'));
    }

    @Test
    void aTokenInTheAddressDoesNotCount() throws Exception {
        Map<String, byte[]> requests = new LinkedHashMap<>();
        for (String name : List.of("access_token", "token", "authorization", "Portcullis-Token")) {
            requests.put(name, Wire.question(Wire.EVALUATION + "?" + name + "=" + server.token.reveal(), ""));
        }

        assertThat(notUnauthenticated(answers(requests))).isEmpty();
    }

    @Test
    void allRefusalsLookTheSame() throws Exception {
        Set<String> looks = new TreeSet<>();
        Map<String, byte[]> requests = new LinkedHashMap<>();
        forged.forEach((name, token) -> requests.put(name, Wire.question(Wire.EVALUATION, Wire.bearer(token))));
        answers(requests)
                .values()
                .forEach(raw -> looks.add(raw.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("x-request-id: .*", "")
                        .replaceAll("\"request_id\":\"[^\"]*\"", "")));

        assertThat(looks).hasSize(1);
    }

    @Test
    void forgedTokensAreRefusedOverGrpc() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, String> token : forged.entrySet()) {
            number++;
            try (GrpcCaller envoy = new GrpcCaller(server.port(), "127.2.0." + number)) {
                for (String header : List.of("authorization", "portcullis-token")) {
                    String value = header.startsWith("auth") ? "Bearer " + token.getValue() : token.getValue();
                    GrpcCaller.Outcome outcome = envoy.ask(header, value);
                    if (outcome.status() != GrpcStatus.UNAUTHENTICATED || outcome.allows()) {
                        wrong.put(header + ", " + token.getKey(), outcome.toString());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        try (GrpcCaller envoy = new GrpcCaller(server.port(), "127.2.1.1")) {
            assertThat(envoy.ask("authorization", "Bearer " + server.forge.sound())
                            .allows())
                    .isTrue();
            assertThat(envoy.ask("x-forwarded-user", "gateway").status()).isEqualTo(GrpcStatus.UNAUTHENTICATED);
        }
    }

    @Test
    void nobodyIsAskedForKeysWhomATokenNames() throws Exception {
        atAllDoors(lines(forged, Wire::bearer));
        elsewhere.setSoTimeout(200);

        assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoeverIsKnownIsRefusedWhatIsNoSoundRequest() throws Exception {
        String who = own(server.token.reveal());
        List<HostileRequest> all = new ArrayList<>();
        all.addAll(HostileFraming.all(who));
        all.addAll(HostilePaths.all(who));
        all.addAll(HostileBodies.all(who, List.of(Wire.EVALUATION, Wire.EVALUATIONS, Wire.SESSIONS)));
        all.addAll(HostileQuestions.all(who));
        Map<String, byte[]> requests = new LinkedHashMap<>();
        all.forEach(request -> requests.put(request.name(), request.bytes().getBytes()));
        Map<String, String> wrong = new LinkedHashMap<>();
        answers(requests).forEach((name, raw) -> {
            if (raw.end() == End.STILL_OPEN
                    || raw.statuses().stream().anyMatch(status -> status < 400 || status > 499)) {
                wrong.put(name, raw.end() + " " + raw.text());
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(requests).hasSizeGreaterThan(400);
        assertThat(new String(Wire.question(Wire.EVALUATION, who), StandardCharsets.UTF_8))
                .contains(who);
    }
}
