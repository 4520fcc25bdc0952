package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.ResourceKey;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdminEdgeTest {
    private static final String LOCK = """
            kind: lock
            version: v2
            metadata: {name: l1}
            spec: {target: {user: %s}}
            """;
    private static final String YAML = "application/yaml";

    private final HttpClient http = HttpClient.newHttpClient();
    private final MemoryStore store = new MemoryStore();
    private AdminServer server;

    @BeforeEach
    void start() throws Exception {
        AdminServer.putUser(store, "smith", "locksmith");
        AdminServer.putUser(store, "ann", "access");
        server = AdminServer.start(store, AuditTrail.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder call(String user, String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + user);
    }

    private HttpResponse<String> send(HttpRequest.Builder call) {
        return http.sendAsync(call.build(), BodyHandlers.ofString()).join();
    }

    private HttpResponse<String> put(String user, String path, String type, String body, String... headers) {
        HttpRequest.Builder call = call(user, path).header("Content-Type", type).PUT(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? call : call.headers(headers));
    }

    private HttpResponse<String> post(String user, String path, String body) {
        return send(call(user, path).header("Content-Type", YAML).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String user, String path) {
        return send(call(user, path).GET());
    }

    private HttpResponse<String> delete(String user, String path) {
        return send(call(user, path).DELETE());
    }

    private void role(String name, String rules) {
        AdminServer.put(store, "role", name, """
                kind: role
                version: v7
                metadata: {name: %s}
                spec: {allow: {rules: [%s]}}
                """.formatted(name, rules));
        AdminServer.putUser(store, name, name);
        put("root", "/v1/users/" + name, YAML, user(name, name));
    }

    private static String user(String name, String role) {
        return "{kind: user, version: v2, metadata: {name: " + name + "}, spec: {roles: [" + role + "]}}";
    }

    private boolean holds(String kind, String name) {
        return store.snapshot().resources().stream()
                .anyMatch(resource -> resource.key().equals(new ResourceKey(kind, name)));
    }

    @Test
    void createsReadsReplacesAndDeletes() {
        HttpResponse<String> created = post("smith", "/v1/locks", LOCK.formatted("ann"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/v1/locks/l1");
        String tag = created.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> read = get("smith", "/v1/locks/l1");
        assertThat(read.headers().firstValue("ETag")).hasValue(tag);
        assertThat(read.body()).contains("\"target\":{\"user\":\"ann\"}", "kind: lock\\n");
        assertThat(read.headers().firstValue("Portcullis-Token"))
                .isEqualTo(created.headers().firstValue("Portcullis-Token"));
        assertThat(put("smith", "/v1/locks/l1", YAML, LOCK.formatted("bob"), "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("smith", "/v1/locks").body()).contains("bob").contains("\"items\":[{");
        assertThat(delete("smith", "/v1/locks/l1").statusCode()).isEqualTo(204);
        assertThat(get("smith", "/v1/locks/l1").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsToldWithItsPlaceAlsoWhereTheNameIsInIt() {
        HttpResponse<String> broken = post("smith", "/v1/locks", "kind: lock\nspec: {target: {user: [}}\n");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body())
                .contains("\"diagnostics\":[{")
                .contains("2:24")
                .doesNotContain("a name is missing");
    }

    @Test
    void whoIsNobodyAnyMoreWhenTheBodyHasArrivedWritesNothing() throws Exception {
        String lock = LOCK.formatted("ann");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /v1/locks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer smith\r\n"
                                    + "Content-Type: application/yaml\r\nContent-Length: " + lock.length() + "\r\n\r\n"
                                    + lock.substring(0, 5))
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(300);
            server.revoke("smith");
            out.write(lock.substring(5).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(holds("lock", "l1")).isFalse();
    }

    @Test
    void refusesToCreateWhatIsThere() {
        post("smith", "/v1/locks", LOCK.formatted("ann"));
        HttpResponse<String> again = post("smith", "/v1/locks", LOCK.formatted("ann"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("lock/l1 already exists", "\"reason\":\"exists\"");
        assertThat(put("smith", "/v1/locks/l1", YAML, LOCK.formatted("ann"), "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void ofTwoWhoReplaceTheSameRevisionOneIsRefused() {
        String tag = post("smith", "/v1/locks", LOCK.formatted("ann"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> both = List.of("bob", "carol").stream()
                .map(target -> http.sendAsync(
                        call("smith", "/v1/locks/l1")
                                .header("Content-Type", YAML)
                                .header("If-Match", tag)
                                .PUT(BodyPublishers.ofString(LOCK.formatted(target)))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void takesJsonAndKeepsItsWords() {
        String json = "{\"kind\":\"lock\",\"version\":\"v2\",\"metadata\":{\"name\":\"l1\"},"
                + "\"spec\":{\"target\":{\"user\":\"ann\"},\"message\":\"no \\ud83d\\ude00: yes\"}}";
        assertThat(put("smith", "/v1/locks/l1", "application/json", json).statusCode())
                .isEqualTo(201);
        assertThat(get("smith", "/v1/locks/l1").body()).contains("no \ud83d\ude00: yes");
        assertThat(put("smith", "/v1/locks/l1", "application/json", "{\"kind\":\"lock\",\"kind\":\"role\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(put("smith", "/v1/locks/l1", "text/html", json).statusCode()).isEqualTo(415);
    }

    @Test
    void namesTheRightThatIsMissing() {
        role("lister", "{resources: [lock], verbs: [list]}");
        role("creator", "{resources: [lock], verbs: [create]}");
        role("reader", "{resources: [lock], verbs: [list, read]}");
        assertThat(get("lister", "/v1/locks").body())
                .contains("access denied to perform action \\\"read\\\" on \\\"lock\\\"");
        assertThat(put("creator", "/v1/locks/l1", YAML, LOCK.formatted("ann")).body())
                .contains("access denied to perform action \\\"update\\\" on \\\"lock\\\"");
        assertThat(get("reader", "/v1/locks").statusCode()).isEqualTo(200);
        assertThat(post("reader", "/v1/locks", LOCK.formatted("ann")).body())
                .contains("access denied to perform action \\\"create\\\" on \\\"lock\\\"");
        assertThat(get("nobody", "/v1/locks").body())
                .contains("access denied to perform action \\\"list\\\" on \\\"lock\\\"");
        assertThat(holds("lock", "l1")).isFalse();
    }

    @Test
    void asksTheConditionOfARule() {
        role(
                "mine",
                "{resources: [lock], verbs: [list, read], where: 'contains(user.spec.traits[\"team\"], \"soc\")'}");
        assertThat(get("mine", "/v1/locks").statusCode()).isEqualTo(403);
        put("root", "/v1/users/mine", YAML, """
                kind: user
                version: v2
                metadata: {name: mine}
                spec: {roles: [mine], traits: {team: [soc]}}
                """);
        assertThat(get("mine", "/v1/locks").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsThoseWhoMayNotReadNothingOfWhatIsThere() {
        role("blind", "{resources: [lock], verbs: [create, update]}");
        int first = put("blind", "/v1/locks/l1", YAML, LOCK.formatted("ann")).statusCode();
        int second = put("blind", "/v1/locks/l1", YAML, LOCK.formatted("ann")).statusCode();
        assertThat(first).isEqualTo(200).isEqualTo(second);
        assertThat(get("blind", "/v1/locks/l1").body())
                .isEqualTo(get("blind", "/v1/locks/other").body());
        assertThat(post("blind", "/v1/locks", LOCK.formatted("ann")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLockedAdministratorIsToldOfTheLock() {
        post("root", "/v1/locks", LOCK.formatted("smith"));
        HttpResponse<String> refused = delete("smith", "/v1/locks/l1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("lock targeting User:\\\"smith\\\" is in force");
        assertThat(delete("root", "/v1/locks/l1").statusCode()).isEqualTo(204);
        assertThat(get("smith", "/v1/locks").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsBrokenWithItsPlaceAndWritesNothing() {
        HttpResponse<String> broken = post(
                "root", "/v1/locks", "kind: lock\nversion: v2\nmetadata: {name: l1}\nspec: {targt: {user: ann}}\n");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("\"line\":4", "\"diagnostics\":[{", "\"reason\":\"invalid\"");
        assertThat(put("root", "/v1/locks/other", YAML, LOCK.formatted("ann")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> unreadable = post("root", "/v1/locks", "kind: lock\nspec: {target: {user: [}}\n");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("\"line\":2", "\"diagnostics\":[{", "P301");
        assertThat(post("root", "/v1/locks", LOCK.formatted("ann").replace("l1", ".."))
                        .body())
                .contains("the name `..` cannot be part of an address");
        assertThat(holds("lock", "l1") || holds("lock", "other")).isFalse();
    }

    @Test
    void refusesARuleOfANameThatAnotherFileHas() {
        String rule = "rule \"r\" for db deny \"no\"\n";
        assertThat(put("root", "/v1/rules/one", "text/plain", rule).statusCode())
                .isEqualTo(201);
        assertThat(put("root", "/v1/rules/two", "text/plain", rule).statusCode())
                .isEqualTo(422);
        assertThat(send(call("root", "/v1/rules?name=three")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("rule \"s\" for db deny \"no\"\n")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(get("root", "/v1/rules").body()).contains("three").doesNotContain("two");
    }

    @Test
    void aLockThatLeavesNobodyIsMadeByForceOnly() {
        String all = "{kind: lock, version: v2, metadata: {name: l1}, spec: {target: {expression: 'true'}}}";
        HttpResponse<String> refused = post("root", "/v1/locks", all);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("nobody would be left who may delete locks");
        assertThat(holds("lock", "l1")).isFalse();
        assertThat(post("root", "/v1/locks?force=true", all).statusCode()).isEqualTo(201);
    }

    @Test
    void theLastUserWhoMayDeleteLocksIsDeletedOrChangedByForceOnly() {
        assertThat(delete("root", "/v1/users/smith").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = delete("root", "/v1/users/root");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("nobody would be left who may delete locks", "\"objection\"");
        String other = "{kind: user, version: v2, metadata: {name: root}, spec: {roles: [%s]}}";
        assertThat(put("root", "/v1/users/root", YAML, other.formatted("access"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(put("root", "/v1/users/root", YAML, other.formatted("root, access"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(delete("root", "/v1/users/root?force=true").statusCode()).isEqualTo(204);
    }

    @Test
    void thereIsRoomForSoManyLocksOnlyThatMustBeTriedOnEveryRequest() {
        String expression =
                "{kind: lock, version: v2, metadata: {name: e%d}, spec: {target: {expression: 'user.name == \"x\"'}}}";
        for (int number = 0; number < 100; number++) {
            AdminServer.put(store, "lock", "e" + number, expression.formatted(number));
        }
        assertThat(put("root", "/v1/locks/e7?force=true", YAML, expression.formatted(7))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = post("root", "/v1/locks?force=true", expression.formatted(100));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("there are 100 locks already that must be tried on every request");
    }

    @Test
    void tellsThoseResourcesAloneThatAreNamed() {
        post("smith", "/v1/locks", LOCK.formatted("ann"));
        assertThat(get("root", "/v1/snapshot?resource=lock/l1&resource=user%2Fnone")
                        .body())
                .contains("\"name\":\"l1\"")
                .doesNotContain("\"name\":\"root\"");
        assertThat(get("root", "/v1/snapshot?kinds=user&resource=lock/l1").body())
                .contains("\"name\":\"l1\"", "\"name\":\"ann\"")
                .doesNotContain("\"kind\":\"role\"");
        assertThat(get("ann", "/v1/snapshot?resource=lock/l1").statusCode()).isEqualTo(403);
        assertThat(get("root", "/v1/snapshot?resource=lock/").statusCode()).isEqualTo(400);
    }

    @Test
    void aRoleThatUsersHaveIsDeletedByForceOnly() {
        HttpResponse<String> refused = delete("root", "/v1/roles/access");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("in use by users: ann");
        assertThat(delete("root", "/v1/roles/access?force=true").statusCode()).isEqualTo(204);
    }

    @Test
    void keepsWhatThereIsOnlyOneOfAtItsCollection() {
        String settings = "{kind: cluster_auth_preference, version: v2, spec: {locking_mode: strict}}";
        assertThat(put("root", "/v1/cluster_auth_preference", YAML, settings).statusCode())
                .isEqualTo(201);
        assertThat(get("ann", "/v1/cluster_auth_preference").body()).contains("strict");
        assertThat(delete("root", "/v1/cluster_auth_preference").statusCode()).isEqualTo(204);
    }

    @Test
    void previewsALockAndMakesNone() {
        HttpResponse<String> seen = post("root", "/v1/locks/preview", LOCK.formatted("ann"));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("\"users\":[{\"name\":\"ann\"", "\"sessions_open\":0");
        HttpResponse<String> less = post("smith", "/v1/locks/preview", LOCK.formatted("ann"));
        assertThat(less.body()).contains("\"users_hit\":1").doesNotContain("\"users\":");
        assertThat(holds("lock", "l1")).isFalse();
    }

    @Test
    void previewsSeveralLocksEachAfterThoseBeforeIt() {
        String several = LOCK.formatted("smith") + "---\n"
                + LOCK.formatted("root").replace("l1", "l2") + "---\n"
                + LOCK.formatted("smith").replace("l1", "l3");
        HttpResponse<String> seen = post("root", "/v1/locks/preview", several);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains("{\"previews\":[{\"name\":\"l1\"", "\"users_known\":3")
                .contains("lock \\\"l1\\\" keeps out the same already")
                .containsPattern("\"name\":\"l2\".*nobody would be left who may delete locks.*\"name\":\"l3\"");
        assertThat(post("root", "/v1/locks/preview", user("eve", "access")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void tellsItsStateToThoseWhoMayWatch() {
        assertThat(get("root", "/v1/status").body()).contains("\"fresh\":true", "\"faults\":[]");
        assertThat(get("smith", "/v1/status").statusCode()).isEqualTo(403);
    }
}
