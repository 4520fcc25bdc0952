package dev.portcullis.server.caller;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads keys from where they are, not more than a few seconds long and not more than a few hundred kilobytes. */
final class KeyReading implements AutoCloseable {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_KEYS = 100;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_SECRET_BYTES = 32;
    private static final int SECONDS = 5;
    private static final int OK = 200;

    private final Vertx vertx;
    private final KeyPlace place;
    private final HttpClient client;

    KeyReading(Vertx vertx, KeyPlace place) {
        this.vertx = vertx;
        this.place = place;
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(SECONDS * 1000);
        if (place instanceof KeyPlace.Address address) {
            options.setSsl("https".equalsIgnoreCase(address.uri().getScheme()));
            address.ca().ifPresent(ca -> options.setTrustOptions(new PemTrustOptions().addCertPath(ca.toString())));
        }
        this.client = vertx.createHttpClient(options);
    }

    /** The keys that count. */
    Future<JWKSet> keys() {
        if (place instanceof KeyPlace.Address address) {
            return fetch(address).compose(body -> vertx.executeBlocking(() -> published(body.getBytes()), false));
        }
        if (place instanceof KeyPlace.File file) {
            return vertx.executeBlocking(() -> published(bytes(file.path())), false);
        }
        if (place instanceof KeyPlace.Secret secret) {
            return vertx.executeBlocking(() -> secret(bytes(secret.path())), false);
        }
        throw new AssertionError("no case for " + place);
    }

    private Future<Buffer> fetch(KeyPlace.Address address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.uri().toString())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/jwk-set+json, application/json");
        return client.request(options)
                .compose(request -> request.send()
                        .compose(KeyReading::body)
                        .timeout(SECONDS, TimeUnit.SECONDS)
                        .onFailure(late -> request.reset()));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        if (response.statusCode() != OK) {
            return Future.failedFuture(new IOException("the answer has the status " + response.statusCode()));
        }
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MOST_BYTES) {
                promise.tryFail(new IOException("the answer is longer than " + MOST_BYTES + " bytes"));
            }
        });
        response.endHandler(end -> promise.tryComplete(body));
        return promise.future();
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("the file is longer than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** Public keys that are made for signatures. Secrets have no place among them. */
    private static JWKSet published(byte[] text) throws IOException {
        try {
            List<JWK> keys = JWKSet.parse(new String(text, StandardCharsets.UTF_8))
                    .toPublicJWKSet()
                    .getKeys();
            if (keys.size() > MOST_KEYS) {
                throw new IOException("there are more than " + MOST_KEYS + " keys");
            }
            return new JWKSet(keys.stream().filter(KeyReading::counts).toList());
        } catch (ParseException unreadable) {
            throw new IOException("it is not a JWKS", unreadable);
        }
    }

    private static boolean counts(JWK key) {
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        return signs && (key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS));
    }

    private static JWKSet secret(byte[] bytes) throws IOException {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end < LEAST_SECRET_BYTES) {
            throw new IOException("the secret is shorter than " + LEAST_SECRET_BYTES + " bytes");
        }
        return new JWKSet(new OctetSequenceKey.Builder(Arrays.copyOf(bytes, end)).build());
    }

    @Override
    public void close() {
        client.close();
    }
}
