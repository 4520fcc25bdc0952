package dev.portcullis.server.authzen;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a server on this machine, as gateways do. */
final class AuthZenClient {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final int port;

    AuthZenClient(int port) {
        this.port = port;
    }

    Reply post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Reply post(String path, byte[] body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST);
    }

    Reply send(HttpRequest.Builder request) {
        return new Reply(client.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join());
    }
}
