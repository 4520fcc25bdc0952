package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.DescribedInterface.Operation;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.server.web.Edge;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Calls the whole server by the names that its document gives to calls, and compares every answer with it. */
final class Conversation implements AutoCloseable {
    private static final int LARGEST = 65_536;
    private static final String CONFIG = """
            listen: 127.0.0.1:0
            policy: [policy]
            limits: {body_bytes: %d}
            """.formatted(LARGEST);
    private static final String USERS = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: []}
            ---
            kind: user
            version: v2
            metadata: {name: eve}
            spec: {roles: []}
            ---
            kind: resource
            version: v1
            metadata: {name: wiki}
            spec: {kind: app}
            """;
    private static final String RULES = """
            rule "ann uses the wiki"
              for app
              when user.name == "ann"
              allow
            """;
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private final MemoryStore store = new MemoryStore();
    private final Server server;
    private final DescribedInterface described = new DescribedInterface();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> headers = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private String id = "";
    private String query = "";

    Conversation(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/users.yaml"), USERS);
        Files.writeString(folder.resolve("policy/wiki.rules"), RULES);
        ConfigReading reading =
                new ConfigReader(name -> Optional.empty(), folder).read(new SourceFile("portcullis.yaml", CONFIG));
        assertThat(reading.diagnostics()).isEmpty();
        server = Server.start(reading.config().orElseThrow().forTrial(), "test", store);
    }

    List<Edge> edges() {
        return server.edges();
    }

    DescribedInterface described() {
        return described;
    }

    /** Names of calls that have succeeded. */
    Set<String> succeeded() {
        return succeeded;
    }

    /** Names of calls that were answered with an error. */
    Set<String> failed() {
        return failed;
    }

    /** Sends a header with all calls from now on. */
    Conversation with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Conversation without(String name) {
        headers.remove(name);
        return this;
    }

    /** Sends no more headers of its own. */
    void plain() {
        headers.clear();
    }

    /** What the next call is about. */
    Conversation id(String next) {
        id = next;
        return this;
    }

    /** The query of the next call. */
    Conversation query(String next) {
        query = "?" + next;
        return this;
    }

    JsonNode get(String call, int status) throws Exception {
        return expect(call, status, "", "");
    }

    JsonNode delete(String call, int status) throws Exception {
        return expect(call, status, "", "");
    }

    JsonNode post(String call, String body, int status) throws Exception {
        if (operation(call).description().has("requestBody")) {
            assertThat(described.complaints(operation(call), JSON, body))
                    .as(call)
                    .isEmpty();
        }
        return expect(call, status, JSON, body);
    }

    /** Sends what is against the document. */
    void wrong(String call, String body, int status) throws Exception {
        assertThat(described.complaints(operation(call), JSON, body)).as(call).isNotEmpty();
        expect(call, status, JSON, body);
    }

    JsonNode yaml(String call, String body, int status) throws Exception {
        return expect(call, status, YAML, body);
    }

    /** Creates, lists, reads, replaces and deletes one resource. */
    void written(String many, String one, String text) throws Exception {
        String type = many.equals("rules") ? "text/plain" : YAML;
        assertThat(described.complaints(operation("create_" + many), type, text))
                .isEmpty();
        String name = many.equals("rules") ? "x" : "";
        query(name.isEmpty() ? "force=false" : "name=x");
        String created = expect("create_" + many, 201, type, text).path("name").asString();
        query(name.isEmpty() ? "force=false" : "name=x").expect("create_" + many, 409, type, text);
        get("list_" + many, 200);
        id(created).get("get_" + one, 200);
        id("absent").get("get_" + one, 404);
        id(created).expect("put_" + many, 200, type, text);
        id(created).expect("put_" + many, 415, "image/png", text);
        id(created).delete("delete_" + many, 204);
        id(created).delete("delete_" + many, 404);
    }

    /** Lists, reads and deletes one resource that cannot be handed in. */
    void held(String kind, String text) throws Exception {
        store.put(new ResourceKey(kind, "x"), text, Precondition.ANY);
        get("list_" + kind, 200);
        id("x").get("get_" + kind + "_one", 200);
        id("x").delete("delete_" + kind, 204);
        id("x").get("get_" + kind + "_one", 404);
    }

    /** Reads, writes and resets what there is only one of. */
    void setting(String kind, String version, String spec) throws Exception {
        get("get_" + kind, 404);
        String text =
                "kind: " + kind + "\nversion: " + version + "\nmetadata: {name: " + kind + "}\nspec: " + spec + "\n";
        yaml("put_" + kind, text, 201);
        yaml("put_" + kind, text, 200);
        get("get_" + kind, 200);
        yaml("put_" + kind, "kind: [", 422);
        delete("delete_" + kind, 204);
        delete("delete_" + kind, 404);
    }

    /** Asks until it succeeds. */
    void awaited(String call) throws Exception {
        Answered answered = send(operation(call), "", "");
        for (int tries = 0; answered.status() != 200 && tries < 100; tries++) {
            assertThat(described.complaints(operation(call), answered)).isEmpty();
            Thread.sleep(50);
            answered = send(operation(call), "", "");
        }
        get(call, 200);
    }

    /** Reads the first event of a stream. */
    void stream(String call) throws Exception {
        HttpResponse<InputStream> response =
                client.send(request(operation(call), "", ""), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            StringBuilder read = new StringBuilder();
            for (int next = body.read(); next >= 0 && read.indexOf("\n\n") < 0; next = body.read()) {
                read.append((char) next);
            }
            String data = read.substring(read.indexOf("data: ") + "data: ".length());
            assertThat(described.against("HelloEvent", DescribedInterface.JSON.readTree(data.strip())))
                    .isEmpty();
        }
        check(operation(call), new Answered(response.statusCode(), response.headers(), "events"));
    }

    /** Sends more than the server takes. */
    void refused(Operation operation) throws Exception {
        id("x");
        Answered answered = send(operation, JSON, " ".repeat(LARGEST + 1));
        assertThat(answered.status()).as(operation.id()).isEqualTo(413);
        check(operation, answered);
    }

    private JsonNode expect(String call, int status, String type, String body) throws Exception {
        Answered answered = send(operation(call), type, body);
        assertThat(answered.status()).as(call + ": " + answered.body()).isEqualTo(status);
        check(operation(call), answered);
        return answered.body().isEmpty() ? DescribedInterface.JSON.createObjectNode() : answered.value();
    }

    private void check(Operation operation, Answered answered) {
        assertThat(described.complaints(operation, answered))
                .as(operation.id() + " " + answered.status() + ": " + answered.body())
                .isEmpty();
        (answered.status() < 400 ? succeeded : failed).add(operation.id());
    }

    private Operation operation(String call) {
        return Optional.ofNullable(described.operations().get(call))
                .orElseThrow(() -> new AssertionError("no call is described as " + call));
    }

    private Answered send(Operation operation, String type, String body) throws Exception {
        HttpResponse<String> response =
                client.send(request(operation, type, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
        id = "";
        query = "";
        return new Answered(response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest request(Operation operation, String type, String body) {
        String path = operation.path().replaceAll("\\{\\w+}", id);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().port() + path + query))
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return request.method(
                        operation.method().toUpperCase(Locale.ROOT),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
