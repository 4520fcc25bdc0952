package dev.portcullis.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests that are answered with an allow, to be spoilt. */
final class Wire {
    static final String EVALUATION = "/access/v1/evaluation";
    static final String EVALUATIONS = "/access/v1/evaluations";
    static final String SESSIONS = "/v1/sessions";
    static final String FORWARD_AUTH = "/forward-auth";
    /** Ann may do this. */
    static final String QUESTION = "{\"subject\":{\"type\":\"user\",\"id\":\"ann\"},\"action\":{\"name\":\"read\"},"
            + "\"resource\":{\"type\":\"app\",\"id\":\"wiki\"}}";

    static final String END = "\r\n";

    private Wire() {}

    /** A body as a POST of JSON. */
    static byte[] post(String path, String credentials, byte[] body) {
        byte[] head = (line("POST", path) + credentials + "Content-Type: application/json" + END + "Content-Length: "
                        + body.length + END + END)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** The question to a path. */
    static byte[] question(String path, String credentials) {
        return post(path, credentials, QUESTION.getBytes(StandardCharsets.UTF_8));
    }

    /** The first lines of a request, after which the connection ends. */
    static String line(String method, String path) {
        return method + " " + path + " HTTP/1.1" + END + "Host: localhost" + END + "Connection: close" + END;
    }

    /** The headers by which a gateway asks whether ann may read. */
    static Map<String, String> forwarded() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Forwarded-Method", "GET");
        headers.put("X-Forwarded-Proto", "https");
        headers.put("X-Forwarded-Host", "wiki");
        headers.put("X-Forwarded-Uri", "/pages/1");
        headers.put("X-Forwarded-For", "192.0.2.1");
        headers.put("X-Forwarded-User", "ann");
        return headers;
    }

    static String lines(Map<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name + ": " + value + END));
        return lines.toString();
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token + END;
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
