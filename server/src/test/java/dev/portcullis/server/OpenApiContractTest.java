package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.server.DescribedInterface.Operation;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.forwardauth.ForwardAuthSettings;
import dev.portcullis.source.SourceFile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole server answers what the document of OpenAPI says, and nothing else. */
@Timeout(120)
class OpenApiContractTest {
    private static final String ALLOWED = """
            {"subject": {"type": "user", "id": "ann"}, "action": {"name": "read"}, "resource": {"type": "app", "id": "wiki"}}
            """;
    private static final String OPENING = """
            {"request": {"user": "%s", "action": "read", "resource": {"kind": "app", "name": "wiki"}}, "connection": "c1"}
            """;
    private static final String TARGETLESS = "kind: lock\nversion: v2\nmetadata: {name: none}\nspec: {}\n";

    @TempDir
    Path folder;

    private Conversation talk;

    @BeforeEach
    void start() throws Exception {
        talk = new Conversation(folder);
    }

    @AfterEach
    void stop() {
        talk.close();
    }

    /** A route for all methods stands for GET, unless it only says which method is meant. */
    private Set<String> mounted() {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        talk.edges().forEach(edge -> edge.mount(router));
        vertx.close();
        Set<String> paths = router.getRoutes().stream()
                .filter(route -> route.methods() != null)
                .map(Route::getPath)
                .collect(Collectors.toSet());
        Set<String> calls = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
            if (route.methods() != null) {
                route.methods().forEach(method -> calls.add(call(method, path)));
            } else if (!paths.contains(route.getPath())) {
                calls.add(call(HttpMethod.GET, path));
            }
        }
        return calls;
    }

    private static String call(HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT) + " " + path;
    }

    @Test
    void describesEveryCallOfTheServerAndNoOther() {
        Set<String> described = talk.described().operations().values().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).hasSizeGreaterThan(50).isEqualTo(mounted());
    }

    @Test
    void answersEveryCallAsItIsDescribed() throws Exception {
        decisions();
        forwardAuth();
        sessions();
        resources();
        settings();
        administration();
        operations();
        assertThat(talk.succeeded()).isEqualTo(talk.described().operations().keySet());
    }

    @Test
    void refusesEveryCallThatIsTooLargeAsItIsDescribed() throws Exception {
        for (Operation operation : talk.described().operations().values()) {
            talk.refused(operation);
        }
        assertThat(talk.failed()).isEqualTo(talk.described().operations().keySet());
    }

    @Test
    void knowsUsersOfThePolicyFolderWhenALockIsPreviewed() throws Exception {
        JsonNode known = talk.yaml("preview_lock", lock("p", "user: ann"), 200);
        assertThat(known.path("concerns")).isEmpty();
        assertThat(known.path("users").findValuesAsString("name")).containsExactly("ann");
        JsonNode unknown = talk.yaml("preview_lock", lock("p", "user: anne"), 200);
        assertThat(unknown.path("concerns").findValuesAsString("help"))
                .singleElement()
                .asString()
                .contains("ann");
    }

    @Test
    void letsNoGatewayAskWhereAnotherInterfaceIs() {
        assertThat(mounted())
                .map(call -> call.substring(call.indexOf('/')).replaceAll("[{}]", ""))
                .filteredOn(path -> !path.equals(ForwardAuthSettings.PATH))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(refusals(path))
                        .singleElement()
                        .asString()
                        .contains("another interface of the server is at " + path));
    }

    private List<Diagnostic> refusals(String path) {
        SourceFile file = new SourceFile("portcullis.yaml", "forward_auth: [{path: " + path + "}]");
        return new ConfigReader(variable -> Optional.empty(), folder).read(file).diagnostics();
    }

    private void decisions() throws Exception {
        talk.post("evaluation", ALLOWED, 200);
        talk.post("evaluation", ALLOWED.replace("ann", "eve"), 200);
        talk.wrong("evaluation", "{}", 400);
        talk.post("evaluations", ALLOWED, 200);
        talk.post("evaluations", "{\"evaluations\": [" + ALLOWED + ", " + ALLOWED.replace("ann", "eve") + "]}", 200);
        talk.wrong("evaluations", "{\"evaluations\": [" + ALLOWED + ", {\"subject\": {}}]}", 200);
        talk.wrong("evaluations", "[]", 400);
        String paged = ALLOWED.strip().replaceAll("}$", ", \"page\": {\"limit\": 1}}");
        for (String search : new String[] {"search_subject", "search_resource", "search_action"}) {
            talk.post(search, ALLOWED, 200);
            talk.post(search, paged, 200);
            talk.wrong(search, "{}", 400);
        }
        talk.get("authzen_configuration", 200);
    }

    private void forwardAuth() throws Exception {
        for (String user : new String[] {"ann", "eve"}) {
            talk.with("X-Forwarded-Method", "GET")
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-Host", "wiki")
                    .with("X-Forwarded-Uri", "/")
                    .with("X-Forwarded-For", "192.0.2.1")
                    .with("X-Forwarded-User", user)
                    .get("forward_auth", user.equals("ann") ? 200 : 403);
            talk.with("Accept", "application/json").get("forward_auth", user.equals("ann") ? 200 : 403);
        }
        talk.without("X-Forwarded-User").get("forward_auth", 401);
        talk.without("X-Forwarded-Uri").get("forward_auth", 400);
        talk.plain();
    }

    private void sessions() throws Exception {
        String first = opened();
        talk.post("open_session", OPENING.formatted("eve"), 403);
        talk.wrong("open_session", "{}", 400);
        talk.get("list_sessions", 200);
        talk.query("nonsense=1").get("list_sessions", 400);
        talk.id(first).get("show_session", 200);
        talk.id(first).post("session_heartbeat", "{\"active\": true}", 200);
        talk.id(first).post("session_acknowledgement", "{}", 409);
        String named = "{\"sessions\": [\"" + first + "\", \"00000000-0000-0000-0000-000000000000\"]}";
        talk.post("session_heartbeats", named, 200);
        talk.post("session_acknowledgements", named, 200);
        talk.stream("session_events");
        talk.id(first).delete("close_session", 204);
        talk.id(first).get("show_session", 404);
        talk.id(first).delete("close_session", 404);
        ended(named);
    }

    private String opened() throws Exception {
        return talk.post("open_session", OPENING.formatted("ann"), 201)
                .path("session")
                .asString();
    }

    private void ended(String named) throws Exception {
        String second = opened();
        talk.yaml("create_locks", lock("ends", "user: ann"), 201);
        talk.id(second).post("session_heartbeat", "{}", 410);
        talk.id(second).get("show_session", 200);
        talk.post("session_heartbeats", named.replaceFirst("\\[\"[^\"]*", "[\"" + second), 200);
        talk.stream("session_events");
        talk.id(second).post("session_acknowledgement", "{}", 204);
        talk.id("ends").delete("delete_locks", 204);
    }

    private static String lock(String name, String target) {
        return "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec: {target: {" + target + "}}\n";
    }

    private void resources() throws Exception {
        talk.written("locks", "lock", lock("x", "user: eve"));
        talk.written("roles", "role", "kind: role\nversion: v7\nmetadata: {name: x}\nspec: {}\n");
        talk.written("users", "user", "kind: user\nversion: v2\nmetadata: {name: x}\nspec: {roles: []}\n");
        talk.written("resources", "resource", """
                kind: resource
                version: v1
                metadata: {name: x}
                spec: {kind: app}
                """);
        talk.written("trusted_clusters", "trusted_cluster", """
                kind: trusted_cluster
                version: v2
                metadata: {name: x}
                spec: {enabled: true, role_map: []}
                """);
        talk.held("configuration", "auth_service:\n  authentication: {locking_mode: strict}\n");
        talk.written("rules", "rules_one", "rule \"x\" for app when user.name == \"x\" deny\n");
        talk.yaml("create_locks", TARGETLESS, 422);
    }

    private void settings() throws Exception {
        talk.setting("cluster_auth_preference", "v2", "{locking_mode: strict}");
        talk.setting("cluster_networking_config", "v2", "{client_idle_timeout: 1h}");
        talk.setting("cluster_name", "v2", "{cluster_name: x}");
    }

    private void administration() throws Exception {
        talk.yaml("preview_lock", lock("p", "user: ann"), 200);
        talk.yaml("preview_lock", lock("p", "user: nobody"), 200);
        talk.yaml("preview_lock", TARGETLESS, 422);
        String token = talk.get("snapshot", 200).path("token").asString();
        talk.query("kinds=nonsense").get("snapshot", 400);
        talk.yaml("create_locks", lock("w", "user: eve"), 201);
        talk.with("Accept", "application/json");
        JsonNode changes = talk.query("after=" + token).get("watch", 200);
        assertThat(changes.path("changes")).hasSize(1);
        talk.query("after=elsewhere:1").get("watch", 410);
        talk.get("watch", 400);
        talk.plain();
        talk.get("status", 200);
        talk.id("gate~1").post("confirm_follower", "{\"token\": \"" + token + "\", \"keep_seconds\": 60}", 204);
        assertThat(talk.get("followers", 200).path("followers")).hasSize(2);
        talk.id("gate~1").delete("leave_follower", 204);
    }

    private void operations() throws Exception {
        talk.get("health_live", 200);
        talk.awaited("health_ready");
        talk.get("health_fresh", 200);
        talk.get("metrics", 200);
        talk.get("openapi_json", 200);
        talk.get("openapi_yaml", 200);
    }
}
