package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that do not get as far as a request are counted and end, although they are never silent for long. */
@Timeout(60)
class TricklingCallersTest {
    private static final Duration REQUEST_TIME = Duration.ofSeconds(2);
    private static final int MOST = 4;
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();
    private GuardedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new GuardedServer(folder, "request_time: 2s, idle_time: 50s, connections: " + MOST);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** How long a text could be sent, byte by byte again and again, until the server has closed. */
    private Duration trickled(String text) throws Exception {
        Socket socket = connected();
        long begin = System.nanoTime();
        for (int at = 0; socket.getInputStream().available() == 0 && at < 300; at++) {
            try {
                send(socket, text.substring(at % text.length(), at % text.length() + 1));
            } catch (IOException closed) {
                break;
            }
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** All that the server says until it closes, or says nothing for long. */
    private static String said(Socket socket, String until) throws IOException {
        StringBuilder said = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            said.append((char) next);
            if (!until.isEmpty() && said.indexOf(until) >= 0) {
                break;
            }
        }
        return said.toString();
    }

    private static boolean isRefused(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aFirstRequestThatTricklesIsCutOff() throws Exception {
        for (String text :
                List.of("GET /" + "a".repeat(2_000), "GET / HTTP/1.1\r\nHost: a\r\n" + "a: b\r\n".repeat(300))) {
            assertThat(trickled(text)).isBetween(REQUEST_TIME, REQUEST_TIME.multipliedBy(2));
        }
    }

    @Test
    void aPrefaceOfHttp2ThatTricklesIsCutOff() throws Exception {
        Socket socket = connected();
        send(socket, "PRI * HTTP/2.0\r\n");
        long begin = System.nanoTime();

        assertThat(isRefused(socket)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(REQUEST_TIME.minusMillis(200), REQUEST_TIME.multipliedBy(2));
    }

    /** What else goes on in its connection of HTTP/2 does not keep a request alive. */
    @Test
    void aRequestThatNeverEndsIsCutOffThoughOthersAreAnswered() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false),
                    new PoolOptions().setHttp2MaxSize(1));
            CompletableFuture<Throwable> cut = new CompletableFuture<>();
            client.request(HttpMethod.PUT, server.port(), "localhost", "/v1/users/bob")
                    .onSuccess(request -> {
                        request.putHeader("Content-Length", "9").exceptionHandler(cut::complete);
                        request.write("half");
                    });
            long begin = System.nanoTime();
            while (!cut.isDone()
                    && System.nanoTime() - begin < REQUEST_TIME.multipliedBy(4).toNanos()) {
                client.request(HttpMethod.GET, server.port(), "localhost", "/health/live")
                        .compose(HttpClientRequest::send);
                Thread.sleep(200);
            }
            assertThat(cut).isDone();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void aRequestThatArrivesSlowlyButInTimeIsAnswered() throws Exception {
        Socket socket = connected();
        for (char next : (LIVE + "\r\n").toCharArray()) {
            send(socket, String.valueOf(next));
            Thread.sleep(5);
        }
        assertThat(said(socket, "}")).startsWith("HTTP/1.1 200 ");
        Thread.sleep(REQUEST_TIME.plusMillis(500).toMillis());
        send(socket, LIVE + "\r\n");
        assertThat(said(socket, "}")).as("the connection goes on").startsWith("HTTP/1.1 200 ");
    }

    @Test
    void connectionsWithoutARequestAreCounted() throws Exception {
        for (int number = 0; number < MOST; number++) {
            send(connected(), "G");
        }
        Thread.sleep(200);

        assertThat(isRefused(connected())).isTrue();
        sockets.get(0).close();
        Thread.sleep(200);
        Socket next = connected();
        send(next, LIVE + "Connection: close\r\n\r\n");
        assertThat(said(next, "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void nobodyChangesFromHttp1ToHttp2() throws Exception {
        String upgrade = "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\nUpgrade: ";
        for (String protocol : List.of("h2c", "H2C", "websocket, h2c", "h2c, h2c", "h2c\r\nUpgrade: h2c")) {
            Socket socket = connected();
            send(socket, LIVE + upgrade + protocol + "\r\n\r\n");
            assertThat(said(socket, "}"))
                    .as(protocol)
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain("101 ");
            send(socket, LIVE + upgrade + protocol + "\r\n\r\n");
            assertThat(said(socket, "}")).as(protocol + " again").startsWith("HTTP/1.1 200 ");
            socket.close();
        }
        byte[] sound = HostileFrames.sound(java.util.Map.of("portcullis-token", server.token.reveal()));
        assertThat(FrameReader.statuses(
                        RawAnswer.to(sound, server.port()).bytes().getBytes()))
                .as("who begins with HTTP/2 has it")
                .contains(200);
    }
}
