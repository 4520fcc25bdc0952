package dev.portcullis.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllowedMethodsTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Problems problems = new Problems();
        Router router = Router.router(vertx).errorHandler(404, problems);
        router.errorHandler(405, new AllowedMethods(router, problems));
        router.route()
                .failureHandler(problems)
                .handler(BodyHandler.create(false).setBodyLimit(8));
        router.get("/v1/locks").handler(context -> context.end("all"));
        router.post("/v1/locks").handler(context -> context.end("made"));
        router.put("/v1/locks/:name").handler(context -> context.end("kept"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void tellsWhichMethodsAnAddressTakes() throws Exception {
        HttpResponse<String> collection = call("DELETE", "/v1/locks", "");
        assertThat(collection.statusCode()).isEqualTo(405);
        assertThat(collection.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(call("GET", "/v1/locks/l1", "").headers().firstValue("Allow"))
                .hasValue("PUT");
        assertThat(call("GET", "/v1/locks/", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/v1/none", "").headers().firstValue("Allow")).isEmpty();
    }

    @Test
    void saysWhyABodyIsRefused() throws Exception {
        HttpResponse<String> refused = call("POST", "/v1/locks", "longer than eight");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"detail\":\"the body is longer than this server takes\"");
    }
}
