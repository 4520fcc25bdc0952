package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in front of gateways that ask an engine of their own as well. Nobody has a role here. */
@Timeout(60)
class LockOnlyTest {
    private static final String ANN = """
            {"subject": {"type": "user", "id": "ann"}, "action": {"name": "connect"},
             "resource": {"type": "node", "id": "web-1"}}""";
    private static final String SESSION = """
            {"request": {"user": "%s", "action": "connect", "login": "root",
             "resource": {"kind": "node", "name": "web-1", "labels": {}}}}""";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final MemoryStore store = new MemoryStore();
    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = Server.start(
                new ConfigReader(name -> Optional.of("true").filter(on -> name.equals("PORTCULLIS_LOCK_ONLY")), folder)
                        .read(new SourceFile("portcullis.yaml", "listen: 127.0.0.1:0\n"))
                        .config()
                        .orElseThrow()
                        .forTrial(),
                "test",
                store);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().port() + path));
    }

    private String ask(String path, String body) throws Exception {
        HttpRequest request = to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private int forwardAuth(String user) throws Exception {
        HttpRequest request = to("/forward-auth")
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "app.example.com")
                .header("X-Forwarded-Uri", "/")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-User", user)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }

    private void lock(String user) throws Exception {
        String revision = store.put(
                        new ResourceKey("lock", user),
                        "{kind: lock, version: v2, metadata: {name: " + user + "}, spec: {target: {user: " + user
                                + "}}}",
                        Precondition.ABSENT)
                .toString();
        String known = ANN.replace("\"ann\"", "\"nobody\"")
                .replaceFirst("\\{", "{\"context\": {\"portcullis\": {\"min_revision\": \"" + revision + "\"}}, ");
        assertThat(ask("/access/v1/evaluation", known)).contains("\"decision\":true");
    }

    @Test
    void allowsWhateverIsNotLocked() throws Exception {
        assertThat(ask("/access/v1/evaluation", ANN)).contains("\"decision\":true", "\"reason\":\"granted\"");
        assertThat(forwardAuth("ann")).isEqualTo(200);
        assertThat(ask("/v1/sessions", SESSION.formatted("ann"))).contains("\"session\"");
        lock("ann");
        assertThat(ask("/access/v1/evaluation", ANN)).contains("\"decision\":false", "\"reason\":\"locked\"");
        assertThat(forwardAuth("ann")).isEqualTo(403);
        assertThat(ask("/v1/sessions", SESSION.formatted("ann"))).contains("\"reason\":\"locked\"");
    }

    @Test
    void aSubjectThatCannotBeLockedIsNotLetThrough() throws Exception {
        assertThat(ask("/access/v1/evaluation", ANN.replace("\"user\"", "\"robot\"")))
                .contains("\"decision\":false", "subjects of type `robot` are not known here");
        assertThat(forwardAuth("")).isEqualTo(401);
    }
}
