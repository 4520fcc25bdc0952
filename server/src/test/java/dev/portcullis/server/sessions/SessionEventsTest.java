package dev.portcullis.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.sessions.EventReader.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a gateway is told, over connections and servers that come and go. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionEventsTest {
    private final List<SessionServer> servers = new ArrayList<>();

    private SessionServer start(SessionBounds bounds) {
        SessionServer server = SessionServer.start(bounds);
        servers.add(server);
        return server;
    }

    @AfterEach
    void stop() {
        servers.forEach(SessionServer::close);
    }

    @Test
    void greetsWithWhatTheGatewayHoldsAndGivesSignsOfLife() throws InterruptedException {
        GatewayClient gateway = new GatewayClient(start(SessionServer.BOUNDS), "proxy", "west");
        gateway.opened("ann");
        try (EventReader events = gateway.listen("")) {
            Event hello = events.next();
            assertThat(hello.name()).isEqualTo("hello");
            assertThat(hello.data().path("gateway").asString()).isEqualTo("west");
            assertThat(hello.data().path("open").asInt()).isEqualTo(1);
            assertThat(hello.data().path("lease").asString()).isEqualTo("20s");
            while (events.beats() < 2) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(events.poll(0)).isEmpty();
        }
    }

    @Test
    void aStreamEndsForATokenThatIsRevoked() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient gateway = new GatewayClient(server, "proxy", "");
        gateway.opened("ann");
        try (EventReader events = gateway.listen("")) {
            assertThat(events.next().name()).isEqualTo("hello");
            server.revoke("proxy");
            server.lock("ann");
            assertThat(events.endsWithin(5)).isTrue();
            assertThat(events.poll(0)).as("nothing is told any more").isEmpty();
        }
    }

    @Test
    void aStreamEndsForACallerThatMayNotAskAnyMore() {
        SessionServer server = start(SessionServer.BOUNDS);
        try (EventReader events = new GatewayClient(server, "proxy", "").listen("")) {
            assertThat(events.next().name()).isEqualTo("hello");
            server.silence("proxy");
            assertThat(events.endsWithin(5)).isTrue();
        }
    }

    @Test
    void tellsAfterAReconnectWhatWasMissedAndWhatIsNotAcknowledged() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient gateway = new GatewayClient(server, "proxy", "");
        String ann = gateway.opened("ann");
        String bob = gateway.opened("bob");
        String other = gateway.opened("user-1");
        String last;
        try (EventReader events = gateway.listen("")) {
            server.lock("ann");
            server.lock("bob");
            assertThat(List.of(
                            events.next("terminate").session(),
                            events.next("terminate").session()))
                    .containsExactly(ann, bob);
            assertThat(gateway.acknowledge(ann).status()).isEqualTo(204);
            last = events.lastId();
        }
        server.lock("user-1");
        try (EventReader events = gateway.listen(last)) {
            assertThat(events.next().name()).isEqualTo("hello");
            assertThat(events.next().session()).isEqualTo(bob);
            assertThat(events.next().session()).isEqualTo(other);
            gateway.acknowledgeAll(List.of(bob, other));
        }
        try (EventReader events = gateway.listen(last)) {
            assertThat(events.next().name()).isEqualTo("hello");
            assertThat(events.poll(500)).isEmpty();
        }
    }

    @Test
    void aServerThatHasForgottenEverythingSaysSo() {
        SessionServer before = SessionServer.start();
        GatewayClient gateway = new GatewayClient(before, "proxy", "");
        String ann = gateway.opened("ann");
        EventReader old = gateway.listen("");
        String last = old.next().id();
        SessionServer after = before.restarted();
        servers.add(after);
        assertThat(old.endsWithin(5)).isTrue();
        assertThat(gateway.renew(ann).status()).isEqualTo(404);
        assertThat(gateway.renewAll(List.of(ann)).body().path("unknown").path(0).asString())
                .isEqualTo(ann);
        try (EventReader events = gateway.listen(last)) {
            Event reset = events.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.id()).isNotEqualTo(last);
            assertThat(events.next().name()).isEqualTo("hello");
            last = reset.id();
        }
        try (EventReader events = gateway.listen(last)) {
            assertThat(events.next().name()).isEqualTo("hello");
            assertThat(events.poll(500)).isEmpty();
        }
    }

    @Test
    void aSecondStreamOfAGatewayTakesThePlaceOfTheFirst() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient gateway = new GatewayClient(server, "proxy", "");
        String ann = gateway.opened("ann");
        EventReader first = gateway.listen("");
        try (EventReader second = gateway.listen("")) {
            assertThat(first.next("replaced").data().path("message").asString()).contains("another stream");
            assertThat(first.endsWithin(5)).isTrue();
            server.lock("ann");
            assertThat(second.next("terminate").session()).isEqualTo(ann);
        }
    }

    @Test
    void gatewaysOfOneCallerAreToldOfTheirOwnSessionsOnly() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient west = new GatewayClient(server, "proxy", "west");
        GatewayClient east = new GatewayClient(server, "proxy", "east");
        try (EventReader toWest = west.listen("");
                EventReader toEast = east.listen("")) {
            String session = west.opened("ann");
            server.lock("ann");
            assertThat(toWest.next("terminate").session()).isEqualTo(session);
            assertThat(toEast.next().name()).isEqualTo("hello");
            assertThat(toEast.poll(300)).isEmpty();
            assertThat(east.acknowledge(session).status()).isEqualTo(404);
        }
    }

    @Test
    void aSessionThatIsNotRenewedLosesItsLease() {
        GatewayClient gateway = new GatewayClient(start(shortLease()), "proxy", "");
        try (EventReader events = gateway.listen("")) {
            String ann = gateway.opened("ann");
            Event event = events.next("terminate");
            assertThat(event.session()).isEqualTo(ann);
            assertThat(event.data().path("reason").asString()).isEqualTo("lease_lost");
            assertThat(event.data().path("decision").isNull()).isTrue();
        }
    }

    @Test
    void aRenewedSessionKeepsItsLease() throws InterruptedException {
        GatewayClient gateway = new GatewayClient(start(shortLease()), "proxy", "");
        try (EventReader events = gateway.listen("")) {
            String ann = gateway.opened("ann");
            for (int time = 0; time < 12; time++) {
                TimeUnit.MILLISECONDS.sleep(250);
                assertThat(gateway.renew(ann).body().path("renewed").asBoolean())
                        .isTrue();
            }
            assertThat(events.next().name()).isEqualTo("hello");
            assertThat(events.poll(0)).isEmpty();
        }
    }

    @Test
    void aGatewayThatDoesNotListenCannotRenew() throws InterruptedException {
        GatewayClient gateway = new GatewayClient(start(shortLease()), "proxy", "");
        String ann = gateway.opened("ann");
        boolean renewed = true;
        int status = 200;
        for (int time = 0; time < 40 && status == 200; time++) {
            TimeUnit.MILLISECONDS.sleep(100);
            var answer = gateway.renew(ann);
            renewed = answer.body().path("renewed").asBoolean();
            status = answer.status();
        }
        assertThat(renewed).isFalse();
        assertThat(status).isEqualTo(410);
        assertThat(gateway.renew(ann).text("reason")).isEqualTo("lease_lost");
    }

    @Test
    void strictSessionsEndWhenTheLocksAreNotProvenFresh() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient gateway = new GatewayClient(server, "proxy", "");
        try (EventReader events = gateway.listen("")) {
            String sue = gateway.opened("sue");
            String ann = gateway.opened("ann");
            server.stopFollowing();
            Event event = events.next("terminate");
            assertThat(event.session()).isEqualTo(sue);
            assertThat(event.data().path("reason").asString()).isEqualTo("lock_view_stale");
            assertThat(gateway.renew(ann).status()).isEqualTo(200);
            assertThat(gateway.open("sue")
                            .body()
                            .path("decision")
                            .path("reason")
                            .asString())
                    .isEqualTo("lock_view_stale");
        }
    }

    @Test
    void forgetsAGatewayThatIsSilentForLong() throws InterruptedException {
        SessionServer server = start(new SessionBounds(
                Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofMillis(400), 10, 10, 4, 10));
        GatewayClient silent = new GatewayClient(server, "proxy", "silent");
        GatewayClient other = new GatewayClient(server, "proxy", "other");
        String last;
        try (EventReader events = silent.listen("")) {
            last = events.next().id();
        }
        String ann = silent.opened("ann");
        while (silent.get("/" + ann).status() == 200) {
            TimeUnit.MILLISECONDS.sleep(300);
            other.delete("/" + other.opened("bob"));
        }
        assertThat(server.told()).hasSize(1);
        try (EventReader events = silent.listen(last)) {
            assertThat(events.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void aServerThatStopsEndsStreamsAndLetsNobodyListenAnyMore() {
        SessionServer server = start(SessionServer.BOUNDS);
        GatewayClient gateway = new GatewayClient(server, "proxy", "");
        EventReader events = gateway.listen("");
        assertThat(events.next().name()).isEqualTo("hello");
        server.edge().close();
        assertThat(events.endsWithin(5)).isTrue();
        assertThat(gateway.get("/events").status()).isEqualTo(503);
    }

    private static SessionBounds shortLease() {
        return new SessionBounds(
                Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(60), 100, 100, 4, 100);
    }
}
