package dev.portcullis.server.mapping;

import dev.portcullis.request.Properties;
import java.util.List;
import java.util.Map;

/** Requests of HTTP for tests. */
final class Exchanges {
    private Exchanges() {}

    static HttpExchange get(String target) {
        return request("GET", "app.example.org", target, HttpHeaders.NONE);
    }

    static HttpExchange with(String header, String... values) {
        return request(
                "GET",
                "app.example.org",
                "/",
                new HttpHeaders(Map.of(header, List.of(values)), HttpHeaders.Repeats.SEPARATE));
    }

    static HttpExchange at(String host) {
        return request("GET", host, "/", HttpHeaders.NONE);
    }

    static HttpExchange using(String method) {
        return request(method, "app.example.org", "/", HttpHeaders.NONE);
    }

    static HttpExchange claiming(Map<String, Properties> tokens) {
        return new HttpExchange(
                "GET",
                "https",
                "app.example.org",
                "/",
                HttpHeaders.NONE,
                "",
                PeerCertificate.NONE,
                "10.0.0.9",
                Map.of(),
                tokens);
    }

    static HttpExchange along(Map<String, String> extensions) {
        return new HttpExchange(
                "GET",
                "https",
                "app.example.org",
                "/",
                HttpHeaders.NONE,
                "",
                PeerCertificate.NONE,
                "10.0.0.9",
                extensions,
                Map.of());
    }

    static HttpExchange showing(PeerCertificate certificate) {
        return new HttpExchange(
                "GET",
                "https",
                "app.example.org",
                "/",
                HttpHeaders.NONE,
                "",
                certificate,
                "10.0.0.9",
                Map.of(),
                Map.of());
    }

    static HttpExchange request(String method, String host, String target, HttpHeaders headers) {
        return new HttpExchange(
                method,
                "https",
                host,
                target,
                headers,
                "app.example.org",
                PeerCertificate.NONE,
                "10.0.0.9",
                Map.of(),
                Map.of());
    }
}
