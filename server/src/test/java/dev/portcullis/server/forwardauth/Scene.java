package dev.portcullis.server.forwardauth;

import dev.portcullis.program.Program;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Asked;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** A client, a real gateway, the server that it asks, and a wiki behind it. */
final class Scene implements AutoCloseable {
    static final String HOST = "wiki.localhost";

    private static final int KEPT = 8;
    private static final int MOST_WAITING = 10_000;

    private final Queue<MultiMap> reached = new ConcurrentLinkedQueue<>();
    private final Trial trial;
    private final Program program;
    private final HttpClient client;
    private final int port;

    /** What the client gets. */
    record Answered(int status, MultiMap headers, String body) {}

    private Scene(Trial trial, Gateway gateway, UnaryOperator<String> settings, Path folder)
            throws IOException, InterruptedException {
        this.trial = trial;
        HttpServer wiki = trial.vertx().createHttpServer().requestHandler(request -> {
            reached.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().end("a page");
        });
        Trial.within(wiki.listen(0, "127.0.0.1"));
        this.port = Program.freePort();
        this.program = gateway.start(folder, port, trial.port(), wiki.actualPort(), settings);
        this.client = trial.vertx()
                .createHttpClient(
                        new HttpClientOptions().setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(KEPT).setMaxWaitQueueSize(MOST_WAITING));
    }

    /**
     * Starts everything, or skips the test where there is no such gateway.
     *
     * @param headers which the server believes
     * @param settings what to change in the configuration of the example
     */
    static Scene start(Gateway gateway, HeaderSet headers, UnaryOperator<String> settings, Path folder)
            throws IOException, InterruptedException {
        gateway.demand();
        Trial trial = new Trial(headers, Set.of(Right.ASK), gateway.example().resolve("policy"));
        try {
            return new Scene(trial, gateway, settings, folder);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError failed) {
            trial.close();
            throw failed;
        }
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks the gateway for something, logged in as somebody; nobody where that is empty. */
    Future<Answered> ask(String user, HttpMethod method, String path, Map<String, String> more) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .putHeader("Host", HOST + ":" + port);
        if (!user.isEmpty()) {
            options.putHeader("Authorization", basic(user + ":" + user + "s-password"));
        }
        more.forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(method.equals(HttpMethod.POST) ? "text" : ""))
                        .compose(Scene::read));
    }

    /** To be called where the answer arrives, or its body may be over before. */
    private static Future<Answered> read(HttpClientResponse response) {
        return response.body()
                .map(body ->
                        new Answered(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8)));
    }

    Answered get(String user, String path) {
        return Trial.within(ask(user, HttpMethod.GET, path, Map.of()));
    }

    /** Headers of all requests that have reached the wiki. */
    Queue<MultiMap> reached() {
        return reached;
    }

    /** All that the server was asked. */
    List<Asked> asked() {
        return trial.asked();
    }

    /** How many connections the gateway has opened to the server. */
    int connections() {
        return trial.connections();
    }

    void lock(String user, String message) throws InterruptedException {
        trial.lock(user, message);
    }

    void stopServer() {
        trial.stop();
    }

    @Override
    public void close() {
        program.close();
        trial.close();
    }
}
