package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerStopTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private Server start(MemoryStore store) throws Exception {
        ConfigReading reading = new ConfigReader(name -> Optional.empty(), folder)
                .read(new SourceFile("portcullis.yaml", "listen: 127.0.0.1:0\n"));
        assertThat(reading.diagnostics()).isEmpty();
        return Server.start(reading.config().orElseThrow().forTrial(), "test", store);
    }

    private static HttpRequest watch(Server server, String query, String accept) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().port() + "/v1/watch" + query))
                .header("Accept", accept)
                .build();
    }

    @Test
    void thoseWhoFollowChangesDoNotHoldUpTheEnd() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (MemoryStore store = new MemoryStore()) {
            Server server = start(store);
            HttpResponse<InputStream> stream =
                    client.send(watch(server, "", "text/event-stream"), BodyHandlers.ofInputStream());
            assertThat(stream.body().read()).as("the stream has begun").isEqualTo(':');
            CompletableFuture<HttpResponse<String>> poll = client.sendAsync(
                    watch(server, "?wait=30000&after=" + store.snapshot().token(), "application/json"),
                    BodyHandlers.ofString());
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(poll).isNotDone();
            long begin = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT);
            assertThat(poll.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            assertThat(stream.body().readAllBytes()).as("the stream has an end").isNotEmpty();
        }
    }
}
