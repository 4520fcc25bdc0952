package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of gRPC count as those of HTTP do: for the share of a caller, on record and in the metrics. */
@Timeout(60)
class FrequentCallersTest {
    private static final int MOST = 5;

    @TempDir
    private Path folder;

    private GuardedServer server;
    private GrpcCaller envoy;

    @BeforeEach
    void start() throws IOException {
        server = new GuardedServer(folder, "requests_per_second: " + MOST);
        envoy = new GrpcCaller(server.port(), "127.0.0.1");
    }

    @AfterEach
    void stop() {
        envoy.close();
        server.close();
    }

    private GrpcStatus status() throws Exception {
        return envoy.ask("portcullis-token", server.token.reveal()).status();
    }

    private int overHttp() throws IOException {
        byte[] question = Wire.question(Wire.EVALUATION, Wire.bearer(server.token.reveal()));
        return RawAnswer.to(question, server.port()).statuses().get(0);
    }

    @Test
    void whoeverAsksTooOftenIsTold() throws Exception {
        List<GrpcStatus> statuses = new ArrayList<>();
        for (int number = 0; number < 4 * MOST; number++) {
            statuses.add(status());
        }
        assertThat(statuses).contains(GrpcStatus.OK, GrpcStatus.RESOURCE_EXHAUSTED);
        assertThat(statuses.subList(0, MOST)).containsOnly(GrpcStatus.OK);
        assertThat(overHttp()).as("the share is the same for HTTP").isEqualTo(429);
        TimeUnit.MILLISECONDS.sleep(1_500);
        assertThat(status()).isEqualTo(GrpcStatus.OK);
    }

    @Test
    void whoeverIsNotKnownIsOnRecord() throws Exception {
        assertThat(envoy.ask("portcullis-token", server.ended.reveal()).status())
                .isEqualTo(GrpcStatus.UNAUTHENTICATED);
        assertThat(envoy.ask("portcullis-token", "x").status()).isEqualTo(GrpcStatus.UNAUTHENTICATED);

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.readString(folder.resolve("audit.jsonl")).contains("the caller is not authenticated")) {
            assertThat(System.nanoTime()).as("it is on record in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(Files.readString(folder.resolve("audit.jsonl"))).contains("\"addr.remote\":\"127.0.0.1\"");
    }

    @Test
    void callsAreCounted() throws Exception {
        status();
        envoy.ask("portcullis-token", "x");
        String metrics = RawAnswer.to(
                        (Wire.line("GET", "/metrics") + Wire.bearer(server.token.reveal()) + Wire.END)
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        server.port())
                .text();

        assertThat(metrics)
                .contains("portcullis_grpc_requests_total{status=\"OK\"} 1.0")
                .contains("portcullis_grpc_requests_total{status=\"UNAUTHENTICATED\"} 1.0");
    }
}
