package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.portcullis.audit.DecisionLog;
import dev.portcullis.audit.DecisionLogSettings;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final TracingSettings ALL =
            new TracingSettings(URI.create("http://127.0.0.1:1/v1/traces"), Map.of(), 1, "portcullis");

    private final House house = new House();

    @TempDir
    Path folder;

    /** Keeps spans instead of sending them. */
    private static final class Kept implements SpanExporter {
        private final Queue<SpanData> spans = new ConcurrentLinkedQueue<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theLogOfDecisionsKnowsTheTraceOfTheCallerThoughNothingIsExported() throws Exception {
        assertThat(logged(Tracing.off(), "traceparent", PARENT)).contains("\"trace_id\":\"" + TRACE + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNoTraceparentIsIgnored(String header) throws Exception {
        assertThat(logged(Tracing.off(), "traceparent", header))
                .contains("\"effect\":\"allow\"")
                .doesNotContain("trace_id");
    }

    @Test
    void aSpanContinuesTheTraceOfTheCallerAndTellsWhatWasDecided() throws Exception {
        Kept kept = new Kept();
        String line = logged(Tracing.to(kept, ALL), "traceparent", PARENT, "User-Agent", "test/1");
        assertThat(line).contains("\"trace_id\":\"" + TRACE + "\"");
        assertThat(kept.spans).hasSize(1);
        SpanData span = kept.spans.element();
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getName()).isEqualTo("GET /ask/:user");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(texts(span))
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/ask/:user")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("url.path", "/ask/ann")
                .containsEntry("url.scheme", "http")
                .containsEntry("user_agent.original", "test/1")
                .containsEntry("client.address", "127.0.0.1");
        assertThat(span.getResource().getAttribute(AttributeKey.stringKey("service.name")))
                .isEqualTo("portcullis");
        assertThat(span.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("portcullis.decision");
            assertThat(event.getAttributes().get(AttributeKey.stringKey("portcullis.reason")))
                    .isEqualTo("granted");
        });
    }

    @Test
    void aRequestWithoutATraceBeginsOneWhereSpansAreExported() throws Exception {
        Kept kept = new Kept();
        String line = logged(Tracing.to(kept, ALL));
        assertThat(kept.spans).hasSize(1);
        assertThat(line).contains("\"trace_id\":\"" + kept.spans.element().getTraceId() + "\"");
    }

    @Test
    void aCallerThatDoesNotSampleIsNotExported() throws Exception {
        Kept kept = new Kept();
        String line = logged(Tracing.to(kept, ALL), "traceparent", PARENT.replace("-01", "-00"));
        assertThat(line).contains("\"trace_id\":\"" + TRACE + "\"");
        assertThat(kept.spans).isEmpty();
    }

    @Test
    void aCallOfGrpcHasASpanWithItsStatusAndItsDecision() throws Exception {
        Kept kept = new Kept();
        try (Tracing tracing = Tracing.to(kept, ALL)) {
            DecisionPoint point = house.point(tracing);
            house.answer(request -> {
                Runnable ended = tracing.call(request);
                request.response().endHandler(answered -> ended.run());
                point.decideNow(new Asked(House.WATCHER, "ext_authz", "r", House.request("ann")));
                request.response().putHeader("grpc-status", "8").end();
            });
            house.get("/envoy.service.auth.v3.Authorization/Check", "traceparent", PARENT);
            house.get("/any/Other");
        }
        assertThat(kept.spans).hasSize(2).anySatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getName()).isEqualTo("envoy.service.auth.v3.Authorization/Check");
            assertThat(texts(span))
                    .containsEntry("rpc.system", "grpc")
                    .containsEntry("rpc.method", "Check")
                    .containsEntry("rpc.grpc.status_code", "8")
                    .containsEntry("client.address", "127.0.0.1");
            assertThat(span.getEvents()).hasSize(1);
        });
        assertThat(kept.spans).anySatisfy(span -> assertThat(span.getName()).isEqualTo("grpc"));
    }

    @Test
    void aDecisionOutsideOfARequestHasASpanOfItsOwn() {
        Kept kept = new Kept();
        try (Tracing tracing = Tracing.to(kept, ALL)) {
            house.point(tracing).decideNow(new Asked(House.WATCHER, "ext_authz", "r", House.request("ann")));
        }
        assertThat(kept.spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("decide");
            assertThat(texts(span)).containsEntry("portcullis.edge", "ext_authz");
            assertThat(span.getEndEpochNanos()).isGreaterThan(span.getStartEpochNanos());
        });
    }

    /** Requests share threads, and must not share traces. */
    @Test
    void requestsAtOnceKeepTheirTracesApart() throws Exception {
        Path file = folder.resolve("decisions.log");
        try (DecisionLog log = DecisionLog.open(DecisionLogSettings.of(file, complaint -> {}))) {
            DecisionPoint point = house.point(new DecisionLogging(log, () -> House.NOW));
            house.serve(House.WATCHER, List.of(Tracing.off()), House.asking(point));
            List<CompletableFuture<Void>> requests = IntStream.range(0, 200)
                    .mapToObj(number -> CompletableFuture.runAsync(() -> ask(number)))
                    .toList();
            requests.forEach(CompletableFuture::join);
        }
        assertThat(Files.readAllLines(file)).hasSize(200).allSatisfy(line -> {
            String user = line.replaceFirst(".*\"user\":\\{\"name\":\"u-(\\d+)\".*", "$1");
            assertThat(line).contains("\"trace_id\":\"" + trace(Integer.parseInt(user)) + "\"");
        });
    }

    private void ask(int number) {
        try {
            house.get("/ask/u-" + number, "traceparent", "00-" + trace(number) + "-00f067aa0ba902b7-00");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String trace(int number) {
        return "%032x".formatted(number + 1);
    }

    @Test
    void spansAreSentAsOtlpOverHttp() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        CompletableFuture<String> key = new CompletableFuture<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            key.complete(exchange.getRequestHeaders().getFirst("X-Key"));
            received.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            URI endpoint =
                    URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
            logged(Tracing.to(new TracingSettings(endpoint, Map.of("X-Key", "k"), 1, "portcullis")));
            assertThat(received.get(30, TimeUnit.SECONDS)).contains("GET /ask/:user", "portcullis.decision", "granted");
            assertThat(key.get()).isEqualTo("k");
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aCollectorThatIsNotThereDisturbsNobody() throws Exception {
        assertThat(logged(Tracing.to(ALL))).contains("\"effect\":\"allow\"");
    }

    @Test
    void keysOfHeadersAreNotPrintedAndRatiosAreRatios() {
        assertThat(new TracingSettings(ALL.endpoint(), Map.of("X-Key", "secret"), 0.5, "p").toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> new TracingSettings(ALL.endpoint(), Map.of(), 2, "p"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The line of a decision about Ann. */
    private String logged(Tracing tracing, String... headers) throws Exception {
        Path file = folder.resolve("decisions.log");
        try (tracing;
                DecisionLog log = DecisionLog.open(DecisionLogSettings.of(file, complaint -> {}))) {
            DecisionPoint point = house.point(tracing, new DecisionLogging(log, () -> House.NOW));
            house.serve(House.WATCHER, List.of(tracing), House.asking(point));
            assertThat(house.get("/ask/ann", headers).body()).isEqualTo("allow");
        }
        return Files.readString(file);
    }

    private static Map<String, String> texts(SpanData span) {
        Map<String, String> texts = new HashMap<>();
        span.getAttributes().forEach((key, value) -> texts.put(key.getKey(), String.valueOf(value)));
        return texts;
    }
}
