package dev.portcullis.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.sessions.EventReader.Event;
import dev.portcullis.server.sessions.GatewayClient.Answer;
import dev.portcullis.server.sessions.SessionServer.Told;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void believesWhatIsSaidOfASubjectOnlyOfThoseWhoMaySayIt() {
        String claim = ",\"roles\":[\"careful\"],\"device\":{\"id\":\"d1\"}";
        Answer ignored = gateway.open("ann", claim);
        assertThat(ignored.body().path("roles").toString()).isEqualTo("[\"ops\"]");
        assertThat(ignored.body().path("decision").path("warnings").path(0).asString())
                .contains("no right to assert subjects");
        assertThat(gateway.open("eve", claim).status()).isEqualTo(403);
        String labelled = GatewayClient.request("ann", "").replace("web-1\"", "web-1\",\"labels\":{}");
        assertThat(gateway.post("", "{\"request\":" + labelled + "}").body().toString())
                .contains("`resource.labels` is ignored");
        GatewayClient trusted = new GatewayClient(server, "trusted-ask-assert_subjects", "");
        Answer believed = trusted.open("eve", claim);
        assertThat(believed.status()).isEqualTo(201);
        assertThat(believed.body().path("roles").toString()).isEqualTo("[\"careful\"]");
        assertThat(believed.body().path("decision").path("warnings").size()).isZero();
    }

    @Test
    void whatTheClusterKnowsOfAResourceCounts() throws InterruptedException {
        server.write("resource", "web-1", """
                kind: resource
                version: v1
                metadata: {name: web-1, labels: {env: prod}}
                spec: {kind: node}
                """);
        server.write("rules", "prod", """
                rule "production is closed"
                  for node
                  when resource.labels["env"] == "prod"
                  deny "Closed."
                """);
        Answer answer = gateway.open("ann");
        for (int time = 0; time < 100 && answer.status() == 201; time++) {
            TimeUnit.MILLISECONDS.sleep(50);
            answer = gateway.open("ann");
        }
        assertThat(answer.body().path("decision").path("message").asString()).isEqualTo("Closed.");
    }

    @Test
    void hostsAreOpenedForByThoseWhoMayAssertSubjectsOnly() {
        String host = "{\"request\":{\"host\":{\"role\":\"Node\",\"server_id\":\"h1\"},\"action\":\"connect\","
                + "\"resource\":{\"kind\":\"node\",\"name\":\"web-1\"}}}";
        Answer answer = gateway.post("", host);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("detail")).contains("no right to assert subjects");
        assertThat(server.decided()).isEmpty();
        Answer refused = new GatewayClient(server, "trusted-ask-assert_subjects", "").post("", host);
        assertThat(refused.body().has("decision")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                   | `request` is missing",
                "[]                                                   | expected a map, found a list",
                "{'request':{'user':'ann','action':'connect'},'x':1}  | `x` is not a field of",
                "{'request':{'user':'ann','action':'connect','now':'2026-01-05T09:00:00Z'}} | `now` is not a field of",
                "{'request':{'user':'ann','action':'connect','session':'active'}} | not by `session: active`",
                "{'request':{'user':'ann','action':'api'}}            | reaches no resource",
                "{'request':{'user':5,'action':'connect'}}            | expected text, found a whole number",
                "{'request':{'user':'ann','user':'bob'}}              | uplicate",
                "{'request':{'user':'\\ud800','action':'connect'}}    | half a surrogate pair",
                "{'request':{'user':'ann','action':'connect'}         | is not JSON",
                "{'request':{'user':'ann','action':'connect'},'certificate_expires':'soon'} | soon",
            })
    void refusesWhatItDoesNotUnderstand(String body, String why) {
        Answer answer = gateway.post("", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains(why);
        assertThat(server.registry().sessions()).isEmpty();
    }

    @Test
    void whoMayNotAskMayDoNothing() {
        GatewayClient nobody = new GatewayClient(server, "nobody-set_now", "");
        assertThat(nobody.open("ann").status()).isEqualTo(403);
        assertThat(nobody.get("").status()).isEqualTo(403);
        assertThat(nobody.get("/events").status()).isEqualTo(403);
        assertThat(nobody.renewAll(List.of()).status()).isEqualTo(403);
        assertThat(server.registry().sessions()).isEmpty();
    }

    @Test
    void aParameterThatThereIsNotIsAMistake() {
        String request = "{\"request\":{\"user\":\"ann\"}}";
        for (String path : List.of("?gatway=a", "/heartbeats?gateway=a&name=b", "/acknowledgements?gatway=a")) {
            Answer answer = gateway.post(path, request);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.text("detail")).as(path).contains("is no parameter of this call; `gateway` is");
        }
        assertThat(gateway.get("/events?gatway=a").status()).isEqualTo(400);
        assertThat(server.registry().sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "proxy@https://issuer.example.com"})
    void callersCannotReachEachOthersSessions(String stranger) {
        GatewayClient other = new GatewayClient(server, stranger, "");
        String ann = gateway.opened("ann");
        assertThat(other.get("/" + ann).status()).isEqualTo(404);
        assertThat(other.renew(ann).status()).isEqualTo(404);
        assertThat(other.acknowledge(ann).status()).isEqualTo(404);
        assertThat(other.delete("/" + ann).status()).isEqualTo(404);
        assertThat(other.renewAll(List.of(ann)).body().path("unknown").size()).isEqualTo(1);
        assertThat(other.acknowledgeAll(List.of(ann)).body().path("unknown").size())
                .isEqualTo(1);
        assertThat(other.get("").body().path("sessions").size()).isZero();
        assertThat(other.renew("unheard-of").body()).isEqualTo(other.renew(ann).body());
        assertThat(gateway.renew(ann).status()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsOpenCannotBeAcknowledged() {
        String ann = gateway.opened("ann");
        assertThat(gateway.acknowledge(ann).status()).isEqualTo(409);
        assertThat(gateway.acknowledgeAll(List.of(ann))
                        .body()
                        .path("open")
                        .path(0)
                        .asString())
                .isEqualTo(ann);
        assertThat(gateway.renew(ann).status()).isEqualTo(200);
    }

    @Test
    void aClosedSessionIsGoneAndIsNotEndedAnyMore() {
        try (EventReader events = gateway.listen("")) {
            events.next();
            String ann = gateway.opened("ann");
            assertThat(gateway.delete("/" + ann).status()).isEqualTo(204);
            assertThat(gateway.delete("/" + ann).status()).isEqualTo(404);
            server.lock("ann");
            assertThat(events.poll(500)).isEmpty();
            assertThat(server.registry().sessions()).isEmpty();
            assertThat(server.told()).isEmpty();
        }
    }

    @Test
    void closingASessionThatHasEndedAcknowledgesIt() {
        try (EventReader events = gateway.listen("")) {
            String ann = gateway.opened("ann");
            server.lock("ann");
            assertThat(events.next("terminate").session()).isEqualTo(ann);
            assertThat(gateway.delete("/" + ann).status()).isEqualTo(204);
            assertThat(gateway.acknowledge(ann).status()).isEqualTo(404);
            assertThat(server.registry().times().toAcknowledgement().count()).isEqualTo(1);
        }
    }

    @Test
    void tellsOfManySessionsInOneCall() {
        try (EventReader events = gateway.listen("")) {
            List<String> ids = List.of(gateway.opened("ann"), gateway.opened("bob"), gateway.opened("user-1"));
            server.lock("bob");
            events.next("terminate");
            Answer answer = gateway.renewAll(ids);
            assertThat(answer.body().path("renewed").asInt()).isEqualTo(2);
            assertThat(answer.body().path("ended").size()).isEqualTo(1);
            assertThat(answer.body().path("ended").path(0).path("session").asString())
                    .isEqualTo(ids.get(1));
            assertThat(answer.body().path("ended").path(0).path("reason").asString())
                    .isEqualTo("locked");
            assertThat(gateway.acknowledgeAll(ids).body().path("acknowledged").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void oneCallCannotNameTooMany() {
        List<String> ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_001).toList();
        assertThat(gateway.renewAll(ids).status()).isEqualTo(413);
        assertThat(gateway.renewAll(List.of("1-1-1-1-1")).status()).isEqualTo(400);
        assertThat(gateway.open("ann", ",\"context\":{\"x\":\"" + "x".repeat(40_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void listsByPagesAndByWhatIsWanted() {
        List<String> ids = Stream.iterate(0, number -> number + 1)
                .limit(7)
                .map(number -> gateway.opened("user-" + number))
                .toList();
        Answer first = gateway.get("?limit=5");
        Answer second = gateway.get("?limit=5&after=" + first.text("next"));
        assertThat(Stream.concat(idsOf(first), idsOf(second))).containsExactlyElementsOf(ids);
        assertThat(second.body().has("next")).isFalse();
        assertThat(idsOf(gateway.get("?user=user-3"))).containsExactly(ids.get(3));
        assertThat(idsOf(gateway.get("?state=ended"))).isEmpty();
        assertThat(gateway.get("?usr=user-3").status()).isEqualTo(400);
        assertThat(gateway.get("?limit=0").status()).isEqualTo(400);
        GatewayClient watcher = new GatewayClient(server, "watcher-watch", "");
        assertThat(idsOf(watcher.get("?caller=proxy&kind=node&resource=web-1&login=root")))
                .hasSize(7);
        assertThat(watcher.get("/" + ids.get(0)).text("user")).isEqualTo("user-0");
        assertThat(watcher.delete("/" + ids.get(0)).status()).isEqualTo(403);
    }

    @Test
    void endsWhenTheCertificateDoesAndNamesTheConnection() {
        try (EventReader events = gateway.listen("")) {
            String expires = Instant.now().plusMillis(700).toString();
            Answer answer = gateway.post(
                    "",
                    "{\"request\":" + GatewayClient.request("cert", ",\"roles\":[\"x\"]")
                            + ",\"connection\":\"tcp 7\",\"certificate_expires\":\"" + expires + "\"}");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("connection")).isEqualTo("tcp 7");
            Event event = events.next("terminate");
            assertThat(event.data().path("connection").asString()).isEqualTo("tcp 7");
            assertThat(event.data().path("reason").asString()).isEqualTo("certificate_expired");
        }
    }

    private static Stream<String> idsOf(Answer listing) {
        return StreamSupport.stream(listing.body().path("sessions").spliterator(), false)
                .map(session -> session.path("session").asString());
    }
}
