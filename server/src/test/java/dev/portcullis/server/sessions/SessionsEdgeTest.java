package dev.portcullis.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.sessions.EventReader.Event;
import dev.portcullis.server.sessions.GatewayClient.Answer;
import dev.portcullis.server.sessions.SessionServer.Told;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a gateway can do with its sessions over the network. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionsEdgeTest {
    private final SessionServer server = SessionServer.start();
    private final GatewayClient gateway = new GatewayClient(server, "proxy", "");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void opensASession() {
        Answer answer = gateway.open("ann");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("open");
        assertThat(answer.text("user")).isEqualTo("ann");
        assertThat(answer.body().path("decision").path("decision").asString()).isEqualTo("allow");
        assertThat(answer.body()
                        .path("decision")
                        .path("obligations")
                        .path("lock")
                        .asString())
                .isEqualTo("best_effort");
        assertThat(server.registry().sessions()).hasSize(1);
        assertThat(server.decided()).containsExactly("session allow []");
    }

    @Test
    void refusesWhomNoRoleLetsIn() {
        Answer answer = gateway.open("eve");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().has("session")).isFalse();
        assertThat(answer.body().path("decision").path("reason").asString()).isEqualTo("no_match");
        assertThat(gateway.get("").body().path("sessions").size()).isZero();
        assertThat(server.decided()).containsExactly("session deny []");
    }

    @Test
    void aLockEndsTheSessionAndTheGatewayIsToldWithinASecond() {
        try (EventReader events = gateway.listen("")) {
            assertThat(events.next().name()).isEqualTo("hello");
            String ann = gateway.opened("ann");
            String bob = gateway.opened("bob");
            long begin = System.nanoTime();
            server.lock("ann");
            Event event = events.next();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            assertThat(event.name()).isEqualTo("terminate");
            assertThat(event.session()).isEqualTo(ann);
            assertThat(event.data().path("reason").asString()).isEqualTo("locked");
            assertThat(event.data().path("message").asString())
                    .isEqualTo("lock targeting User:\"ann\" is in force: Call us.");
            assertThat(event.data().path("decision").path("decision").asString())
                    .isEqualTo("terminate");
            assertThat(millis).isLessThan(1_000);
            assertThat(gateway.renew(ann).status()).isEqualTo(410);
            assertThat(gateway.renew(bob).status()).isEqualTo(200);
            assertThat(server.told()).extracting(Told::session).hasToString("[" + ann + "]");
            assertThat(gateway.open("ann").status()).isEqualTo(403);
        }
    }
}
