package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import dev.portcullis.store.remote.RemoteStore;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {
    private final MemoryStore store = new MemoryStore();
    private AdminServer server;

    @BeforeEach
    void start() throws Exception {
        AdminServer.putUser(store, "smith", "locksmith");
        server = AdminServer.start(store, AuditTrail.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void lock(String name) {
        AdminServer.put(store, "lock", name, lockText(name));
    }

    private static String lockText(String name) {
        return "{kind: lock, version: v2, metadata: {name: " + name + "}, spec: {target: {user: " + name + "}}}";
    }

    @Test
    void tellsEveryChangeOnceAndProvesThatThereAreNoOthers() throws Exception {
        RemoteStore remote = server.remote("root");
        Snapshot snapshot = remote.snapshot();
        assertThat(snapshot.resources()).hasSize(4);
        assertThat(snapshot.provenAt()).isPresent();
        List<Change> seen = new ArrayList<>();
        try (Tail tail = remote.tail(snapshot.token())) {
            lock("a");
            store.delete(new ResourceKey("lock", "a"), Precondition.ANY);
            lock("b");
            Batch last = tail.next(Duration.ofSeconds(5));
            seen.addAll(last.changes());
            while (seen.size() < 3) {
                last = tail.next(Duration.ofSeconds(5));
                seen.addAll(last.changes());
            }
            assertThat(last.upTo()).isEqualTo(store.snapshot().token());
            assertThat(tail.next(Duration.ofMillis(50)).changes()).isEmpty();
        }
        assertThat(seen.stream().map(Change::revision)).containsExactly(5L, 6L, 7L);
        assertThat(seen.get(1)).isInstanceOf(Change.Deleted.class);
    }

    @Test
    void demandsANewSnapshotOfThoseWhoComeFromAnotherHistory() throws Exception {
        StoreToken other = new StoreToken(UUID.randomUUID().toString(), 1);
        try (Tail tail = server.remote("root").tail(other)) {
            assertThatThrownBy(() -> tail.next(Duration.ofSeconds(1))).isInstanceOf(GapException.class);
        }
    }

    @Test
    void whoMayNotReadEverythingIsTold() {
        assertThatThrownBy(() -> server.remote("smith").snapshot())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("access denied to perform action \"list\" on");
    }

    @Test
    void aGatewayFollowsTheServer() throws Exception {
        try (StoreFollower follower = StoreFollower.start(
                server.remote("root"), FollowerSettings.of(new CoreRules()).polling(Duration.ofMillis(200)))) {
            Request call = Request.call(Subject.User.local("ann", List.of(), Map.of()), Action.API, Instant.now());
            assertThat(follower.engine().decide(call).allowed()).isTrue();
            StoreToken written =
                    server.remote("root").put(new ResourceKey("lock", "ann"), lockText("ann"), Precondition.ABSENT);
            assertThat(follower.engine().awaits(written, Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(follower.engine().decide(call).allowed()).isFalse();
            assertThat(follower.state().faults()).isEmpty();
            assertThat(follower.state().locks().fresh()).isTrue();
        }
    }

    /** Reads the ids and types of so many events. */
    private List<String> events(String user, String query, String last, int count) throws Exception {
        List<String> events = new ArrayList<>();
        follow(user, query, last, events::add, count);
        return events;
    }

    private void follow(String user, String query, String last, Consumer<String> sink, int count) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/watch" + query))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + user)
                .header("Last-Event-ID", last)
                .build();
        try (InputStream body = HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            int seen = 0;
            String line = lines.readLine();
            while (line != null && seen < count) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("event: ") && !line.equals("event: current")) {
                    sink.accept(line.substring("event: ".length()) + " " + id);
                    seen++;
                }
                line = lines.readLine();
            }
        }
    }

    @Test
    void aStreamGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        StoreToken start = store.snapshot().token();
        lock("a");
        lock("b");
        store.delete(new ResourceKey("lock", "a"), Precondition.ANY);
        assertThat(events("smith", "?kinds=lock", start.toString(), 3))
                .containsExactly("written " + start.at(5), "written " + start.at(6), "deleted " + start.at(7));
        assertThat(events("smith", "?kinds=lock", start.at(6).toString(), 1)).containsExactly("deleted " + start.at(7));
    }

    @Test
    void aStreamOfAnotherHistoryBeginsWithASnapshot() throws Exception {
        assertThat(events("root", "", "other:1", 1))
                .containsExactly("snapshot " + store.snapshot().token());
    }

    @Test
    void aStreamEndsForOneWhoIsLocked() throws Exception {
        StoreToken start = store.snapshot().token();
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        CompletableFuture<Void> stream = following("smith", start, seen);
        lock("other");
        assertThat(seen.poll(20, TimeUnit.SECONDS)).startsWith("written ");
        lock("smith");
        stream.get(20, TimeUnit.SECONDS);
        assertThat(new ArrayList<>(seen)).last(InstanceOfAssertFactories.STRING).startsWith("refused ");
    }

    /** Whoever has asked once before knows that the server follows its store from there on. */
    private CompletableFuture<Void> following(String user, StoreToken start, LinkedBlockingQueue<String> seen)
            throws Exception {
        HttpRequest first = HttpRequest.newBuilder(
                        URI.create(server.address() + "/v1/watch?kinds=lock&wait=1&after=" + start))
                .header("Authorization", "Bearer " + user)
                .header("Accept", "application/json")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(first, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        return CompletableFuture.runAsync(() -> {
            try {
                follow(user, "?kinds=lock", start.toString(), seen::add, Integer.MAX_VALUE);
            } catch (Exception broken) {
                throw new CompletionException(broken);
            }
        });
    }

    @Test
    void aStreamEndsForATokenThatIsRevokedBeforeAnythingElseIsTold() throws Exception {
        StoreToken start = store.snapshot().token();
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        CompletableFuture<Void> stream = following("smith", start, seen);
        lock("first");
        assertThat(seen.poll(20, TimeUnit.SECONDS)).startsWith("written ");
        server.revoke("smith");
        lock("second");
        stream.get(20, TimeUnit.SECONDS);
        assertThat(seen).singleElement(InstanceOfAssertFactories.STRING).startsWith("refused ");
    }

    @Test
    void aStreamEndsForAUserThatHasLostItsRole() throws Exception {
        StoreToken start = store.snapshot().token();
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        CompletableFuture<Void> stream = following("smith", start, seen);
        lock("first");
        assertThat(seen.poll(20, TimeUnit.SECONDS)).startsWith("written ");
        AdminServer.putUser(store, "smith", "access");
        stream.get(20, TimeUnit.SECONDS);
        assertThat(seen).singleElement(InstanceOfAssertFactories.STRING).startsWith("refused ");
    }

    @Test
    void aPollIsNotAnsweredToATokenThatIsRevokedMeanwhile() throws Exception {
        HttpRequest poll = HttpRequest.newBuilder(URI.create(server.address() + "/v1/watch?kinds=lock&wait=3000&after="
                        + store.snapshot().token()))
                .header("Authorization", "Bearer smith")
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(poll, BodyHandlers.ofString());
        assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        server.revoke("smith");
        lock("second");
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    }
}
