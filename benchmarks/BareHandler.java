import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/** What the library of the server costs alone: takes a body, and answers with one that is as long as a decision's. */
class BareHandler {
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Buffer answer = Buffer.buffer("{\"decision\":true,\"context\":{\"reason\":\"" + "-".repeat(1_200) + "\"}}");
        int loops = Runtime.getRuntime().availableProcessors();
        for (int loop = 0; loop < loops; loop++) {
            vertx.deployVerticle(() -> new Serving(answer), new io.vertx.core.DeploymentOptions())
                    .onSuccess(id -> {});
        }
    }

    private static final class Serving extends io.vertx.core.VerticleBase {
        private final Buffer answer;

        Serving(Buffer answer) {
            this.answer = answer;
        }

        @Override
        public io.vertx.core.Future<?> start() {
            return vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(true))
                    .requestHandler(request -> request.body()
                            .onSuccess(body -> request.response()
                                    .putHeader("Content-Type", "application/json")
                                    .end(answer)))
                    .listen(-1, "127.0.0.1")
                    .onSuccess(server -> System.out.println("listening at http://127.0.0.1:" + server.actualPort()));
        }
    }
}
