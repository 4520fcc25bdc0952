package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers and a gateway with the engine inside, on one store in a real etcd. */
@Timeout(180)
class ManyServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 20;
    private static final String POLICY = """
            kind: role
            version: v7
            metadata: {name: ops}
            spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
            """;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private EtcdCluster cluster;
    private Node one;
    private Node other;

    /** A server with a connection to etcd of its own. */
    private record Node(EtcdStore store, Server server) {
        static Node start(EtcdCluster cluster, Path folder) throws Exception {
            EtcdStore store = open(cluster);
            Files.createDirectories(folder);
            return new Node(
                    store,
                    Server.start(
                            new ConfigReader(name -> Optional.empty(), folder)
                                    .read(new SourceFile("portcullis.yaml", "listen: 127.0.0.1:0\n"))
                                    .config()
                                    .orElseThrow()
                                    .forTrial(),
                            "test",
                            store));
        }

        URI at(String path) {
            return URI.create("http://" + server.address() + path);
        }

        void close() {
            server.close();
            store.close();
        }
    }

    private static EtcdStore open(EtcdCluster cluster) {
        return EtcdStore.open(
                EtcdSettings.at(cluster.endpoints().stream().map(URI::create).toList()));
    }

    @BeforeEach
    void start() throws Exception {
        cluster = EtcdCluster.single(Files.createDirectory(folder.resolve("etcd")));
        try (EtcdStore store = open(cluster)) {
            put(store, "role", "ops", POLICY);
            put(store, "user", "ann", "kind: user\nversion: v2\nmetadata: {name: ann}\nspec: {roles: [ops]}\n");
            put(store, "cluster_auth_preference", "cluster-auth-preference", """
                    kind: cluster_auth_preference
                    version: v2
                    metadata: {name: cluster-auth-preference}
                    spec: {locking_mode: strict}
                    """);
        }
        one = Node.start(cluster, folder.resolve("one"));
        other = Node.start(cluster, folder.resolve("other"));
    }

    @AfterEach
    void stop() {
        if (one != null) {
            one.close();
        }
        if (other != null) {
            other.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private static StoreToken put(EtcdStore store, String kind, String name, String text) {
        return store.put(new ResourceKey(kind, name), text, Precondition.ANY);
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private StoreToken lock(Node node, String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.at("/v1/locks"))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(
                        "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec: {target: {user: ann}}\n"))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return token(response);
    }

    private StoreToken unlock(Node node, String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.at("/v1/locks/" + name + "?force=true"))
                .DELETE()
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        return token(response);
    }

    private static StoreToken token(HttpResponse<String> response) {
        return StoreToken.parse(
                        response.headers().firstValue("Portcullis-Token").orElseThrow())
                .orElseThrow();
    }

    /** What a server says about the login of a user who is known to the store. */
    private JsonNode decide(Node node, StoreToken minimum) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.at("/access/v1/evaluation"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"subject": {"type": "user", "id": "ann"}, "action": {"name": "connect"},
                         "resource": {"type": "node", "id": "web-1"},
                         "context": {"portcullis": {"login": "root", "min_revision": "%s"}}}
                        """.formatted(minimum)))
                .build();
        return json(client.send(request, BodyHandlers.ofString()));
    }

    private static Request login() {
        return Request.connect(
                Subject.User.local("ann", List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                Instant.now());
    }

    @Test
    void aLockThatIsMadeAtOneServerDecidesAtTheOtherAndAtAGateway() throws Exception {
        try (EtcdStore own = open(cluster);
                StoreFollower gateway = StoreFollower.start(own, FollowerSettings.of(new CoreRules()))) {
            for (int round = 0; round < ROUNDS; round++) {
                StoreToken locked = lock(one, "l" + round);
                assertThat(decide(other, locked).path("context").path("reason").asString())
                        .isEqualTo("locked");
                assertThat(gateway.engine().decide(login(), locked, PATIENCE).reason())
                        .isEqualTo(Reason.LOCKED);
                StoreToken free = unlock(other, "l" + round);
                assertThat(decide(one, free).path("decision").asBoolean()).isTrue();
                assertThat(gateway.engine().decide(login(), free, PATIENCE).allowed())
                        .isTrue();
            }
        }
    }

    @Test
    void afterAWaitNobodyHasToNameARevision() throws Exception {
        try (EtcdStore own = open(cluster);
                StoreFollower gateway = StoreFollower.start(own, FollowerSettings.of(new CoreRules()))) {
            assertThat(json(get(one.at("/v1/followers"))).path("followers")).hasSize(3);
            for (int round = 0; round < ROUNDS; round++) {
                StoreToken locked = lock(one, "l" + round);
                assertThat(Confirmations.await(own.followers().orElseThrow(), locked, PATIENCE)
                                .confirmed())
                        .hasSize(3);
                assertThat(decide(other, StoreToken.NONE).path("decision").asBoolean())
                        .isFalse();
                assertThat(gateway.engine().decide(login()).reason()).isEqualTo(Reason.LOCKED);
                StoreToken free = unlock(one, "l" + round);
                assertThat(Confirmations.await(own.followers().orElseThrow(), free, PATIENCE)
                                .complete())
                        .isTrue();
                assertThat(gateway.engine().decide(login()).allowed()).isTrue();
            }
        }
        assertThat(json(get(other.at("/v1/followers"))).path("followers")).hasSize(2);
    }

    @Test
    void aPolicyThatArrivesBrokenChangesNothingAndIsTold() throws Exception {
        await(one, "/health/ready", body -> body.contains("\"ready\""));
        try (EtcdStore elsewhere = open(cluster)) {
            put(
                    elsewhere,
                    "role",
                    "ops",
                    "kind: role\nversion: v7\nmetadata: {name: ops}\nspec: {allow: {logins: 7}}\n");
        }
        for (Node node : List.of(one, other)) {
            await(node, "/health/ready", body -> body.contains("\"degraded\"") && body.contains("\"part\":\"policy\""));
            assertThat(get(node.at("/health/ready")).statusCode()).isEqualTo(200);
            assertThat(decide(node, StoreToken.NONE).path("decision").asBoolean())
                    .isTrue();
            await(node, "/metrics", body -> body.contains("portcullis_faults{part=\"policy\"} 1.0"));
        }
        StoreToken mended = put(one.store(), "role", "ops", POLICY.replace("root", "nobody"));
        for (Node node : List.of(one, other)) {
            assertThat(decide(node, mended).path("decision").asBoolean()).isFalse();
            await(node, "/health/ready", body -> body.contains("\"ready\""));
        }
    }

    @Test
    void theMetricsTellHowTheStoreIsFollowed() throws Exception {
        StoreToken locked = lock(one, "l");
        assertThat(decide(other, locked).path("decision").asBoolean()).isFalse();
        String metrics = await(other, "/metrics", body -> body.contains("portcullis_store_lag 0.0"));
        assertThat(metrics)
                .contains("portcullis_store_watch_restarts_total ")
                .containsPattern("portcullis_store_snapshots_total [1-9]")
                .containsPattern("portcullis_store_proofs_total [1-9]")
                .containsPattern("portcullis_store_proof_age_seconds [0-9]")
                .containsPattern("portcullis_store_propagation_seconds_bucket\\{le=\"60.0\"} [1-9]")
                .contains("portcullis_lock_view_fresh 1.0");
    }

    private String await(Node node, String path, Predicate<String> wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = get(node.at(path)).body();
        while (!wanted.test(body) && System.nanoTime() < end) {
            Thread.sleep(50);
            body = get(node.at(path)).body();
        }
        assertThat(body).matches(wanted);
        return body;
    }
}
