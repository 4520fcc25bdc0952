package dev.portcullis.store.remote;

import dev.portcullis.store.remote.ServerException.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Speaks with a server over HTTP. Every call ends in time. Safe for any number of threads. */
public final class ServerClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final ServerAddress address;
    private final Optional<String> token;
    private final HttpClient http;

    /**
     * @param address where the server is
     * @param token who calls, where no certificate says so
     * @throws IllegalArgumentException if the files for TLS cannot be used
     */
    public ServerClient(ServerAddress address, Optional<String> token, ServerTrust trust) {
        this.address = address;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .connectTimeout(LONGEST_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust.context())
                .build();
    }

    /** Where the server is. */
    public ServerAddress address() {
        return address;
    }

    /**
     * Makes a call.
     *
     * @return the answer, with a status of success
     * @throws ServerException if the server refuses, or does not answer in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public ServerAnswer call(ServerCall call) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request(call), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = answer.get(call.longest().toMillis(), TimeUnit.MILLISECONDS);
            ServerAnswer read = new ServerAnswer(
                    response.statusCode(), response.headers().firstValue("Portcullis-Token"), response.body());
            if (!read.isGood()) {
                throw read.refusal();
            }
            return read;
        } catch (TimeoutException late) {
            throw lost(Reach.NOT_ANSWERED, "does not answer in time", late);
        } catch (ExecutionException failed) {
            throw lost(failed);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(ServerCall call) {
        BodyPublisher body = call.body()
                .map(content -> BodyPublishers.ofString(content.text()))
                .orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(call.path())).method(call.method(), body);
        call.body().ifPresent(content -> request.header("Content-Type", content.type()));
        call.headers().forEach(request::header);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }

    private ServerException lost(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return lost(Reach.NOT_SENT, "cannot be reached", failed);
        }
        if (cause instanceof SSLHandshakeException) {
            return lost(
                    Reach.NOT_SENT,
                    "cannot be trusted, or does not trust this client; --ca names the certificates to trust",
                    failed);
        }
        if (cause instanceof IOException) {
            return lost(Reach.NOT_ANSWERED, "does not answer", failed);
        }
        throw new IllegalStateException("a call of the server failed", failed);
    }

    private ServerException lost(Reach reach, String what, Throwable cause) {
        return ServerException.lost(reach, "the server at " + address + " " + what, cause);
    }
}
