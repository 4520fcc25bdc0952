package dev.portcullis.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that does not read what it is told. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StalledReaderTest {
    private static final int SESSIONS = 10_000;
    private static final int PART = 1_000;
    private static final int MOST_BYTES = 8_000_000;
    private static final SessionBounds BOUNDS = new SessionBounds(
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(90),
            SESSIONS + 10,
            SESSIONS + 10,
            4,
            1_000);

    @Test
    void holdsNobodyElseUpIsCutOffAndMissesNothing() throws IOException {
        try (SessionServer server = SessionServer.start(BOUNDS)) {
            GatewayClient slow = new GatewayClient(server, "proxy", "slow");
            GatewayClient quick = new GatewayClient(server, "proxy", "quick");
            List<String> sessions = IntStream.range(0, SESSIONS)
                    .parallel()
                    .mapToObj(number -> slow.opened("ann"))
                    .toList();
            String bob = quick.opened("bob");
            try (Socket stalled = stall(server);
                    EventReader events = quick.listen("")) {
                server.lock("ann");
                long begin = System.nanoTime();
                server.lock("bob");
                assertThat(events.next("terminate").session()).isEqualTo(bob);
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
                        .as("milliseconds until the other gateway was told")
                        .isLessThan(3_000);
                assertThat(bytesUntilCut(stalled))
                        .as("bytes that the server has written ahead")
                        .isLessThan(MOST_BYTES);
            }
            assertThat(told(slow)).containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(slow.open("user-1").status()).isEqualTo(201);
        }
    }

    /** Listens as the slow gateway, and reads nothing but the head of the answer. */
    private static Socket stall(SessionServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.uri().getPort()));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write("GET /v1/sessions/events?gateway=slow HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer proxy\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    /** Lets the server cut the connection first, and reads then what it has left behind. */
    private static long bytesUntilCut(Socket stalled) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(BOUNDS.beat().toMillis() * 6);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        InputStream left = stalled.getInputStream();
        byte[] part = new byte[65_536];
        long bytes = 0;
        try {
            for (int read = left.read(part); read >= 0; read = left.read(part)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return bytes;
    }

    /** All that the gateway is told when it comes again, acknowledged in parts. */
    private static Set<String> told(GatewayClient gateway) {
        Set<String> told = new HashSet<>();
        try (EventReader events = gateway.listen("")) {
            assertThat(events.next().name()).isEqualTo("hello");
            while (told.size() < SESSIONS) {
                List<String> part = Stream.generate(
                                () -> events.next("terminate").session())
                        .limit(PART)
                        .toList();
                assertThat(gateway.acknowledgeAll(part)
                                .body()
                                .path("acknowledged")
                                .asInt())
                        .isEqualTo(PART);
                told.addAll(part);
            }
            assertThat(events.poll(300)).isEmpty();
        }
        assertThat(gateway.get("?state=ended&gateway=slow")
                        .body()
                        .path("sessions")
                        .size())
                .isZero();
        return told;
    }
}
