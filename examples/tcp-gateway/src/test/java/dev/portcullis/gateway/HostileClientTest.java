package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that want no database; there is none behind this gateway. */
@Timeout(30)
class HostileClientTest {
    private static final int MOST = 5;

    @TempDir
    private Path folder;

    private TrialGateway gateway;

    @BeforeEach
    void start() {
        gateway = begin(Duration.ofMillis(300));
    }

    private TrialGateway begin(Duration startupTimeout) {
        return TrialGateway.before(new Database(1), folder, new GatewaySettings(0, MOST, startupTimeout));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void whoeverSaysNothingIsSentAway() throws IOException {
        try (RawClient silent = RawClient.connect(gateway.port())) {
            assertThat(silent.await('E').text()).contains("no startup packet in time");
            assertThat(silent.hear()).isEmpty();
        }
    }

    @Test
    void whoeverSpeaksSlowlyIsSentAway() throws IOException, InterruptedException {
        try (RawClient slow = RawClient.connect(gateway.port())) {
            slow.say(Packets.ofCode(Packets.TLS, Unpooled.EMPTY_BUFFER));
            assertThat(slow.hearByte()).isEqualTo('N');
            slow.say(Packets.startup("user", "alice").readBytes(10));
            Thread.sleep(100);

            assertThat(slow.await('E').text()).contains("no startup packet in time");
        }
    }

    @Test
    void whoeverSpeaksAnotherProtocolIsSentAway() throws IOException {
        try (RawClient browser = RawClient.connect(gateway.port())) {
            browser.say(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.UTF_8));

            assertThat(browser.await('E').text()).contains("C08P01", "invalid length of startup packet");
            assertThat(browser.hear()).isEmpty();
        }
    }

    @Test
    void whoeverIsRefusedIsNotListenedToAnyMore() throws IOException {
        try (RawClient mallory = RawClient.connect(gateway.port())) {
            mallory.say(Packets.startup("user", "mallory", "database", "orders"));
            mallory.query("SELECT 1", "SELECT 2");

            assertThat(mallory.await('E').text()).contains("C28000", "access to db denied");
            assertThat(mallory.hear()).isEmpty();
            assertThat(gateway.openSessions()).isZero();
        }
    }

    @Test
    void thereAreNeverTooManyConnections() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (TrialGateway patient = begin(Duration.ofSeconds(20))) {
            for (int i = 0; i < MOST; i++) {
                RawClient client = RawClient.connect(patient.port());
                clients.add(client);
                client.say(Packets.ofCode(Packets.TLS, Unpooled.EMPTY_BUFFER));
                assertThat(client.hearByte()).isEqualTo('N');
            }
            try (RawClient tooMany = RawClient.connect(patient.port())) {
                assertThat(tooMany.await('E').text()).contains("C53300", "too many connections");
            }
        }
        for (RawClient client : clients) {
            assertThat(client.hear()).isEmpty();
            client.close();
        }
    }

    @Test
    void placesBecomeFreeAgain() throws IOException {
        for (int i = 0; i < 4 * MOST; i++) {
            try (RawClient client = RawClient.connect(gateway.port())) {
                client.say(Packets.startup("user", "mallory"));
                assertThat(client.await('E').text()).contains("C28000");
                assertThat(client.hear()).isEmpty();
            }
        }
    }
}
