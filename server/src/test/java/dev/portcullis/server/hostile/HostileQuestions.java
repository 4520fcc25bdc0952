package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.Wire.END;
import static dev.portcullis.server.hostile.Wire.FORWARD_AUTH;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What gateways should not be brought to ask. */
final class HostileQuestions {
    private final String credentials;
    private final List<HostileRequest> all = new ArrayList<>();

    private HostileQuestions(String credentials) {
        this.credentials = credentials;
    }

    static List<HostileRequest> all(String credentials) {
        HostileQuestions questions = new HostileQuestions(credentials);
        questions.missing();
        questions.twice();
        questions.wrong();
        return questions.all;
    }

    private void add(String name, String headers) {
        all.add(new HostileRequest(
                FORWARD_AUTH + ": " + name, Wire.line("GET", FORWARD_AUTH) + credentials + headers + END));
    }

    private void missing() {
        for (String name : Wire.forwarded().keySet()) {
            Map<String, String> headers = new LinkedHashMap<>(Wire.forwarded());
            headers.remove(name);
            add("without " + name, Wire.lines(headers));
            headers.put(name, "");
            add("with nothing in " + name, Wire.lines(headers));
        }
    }

    private void twice() {
        for (String name : Wire.forwarded().keySet()) {
            String other = name.equals("X-Forwarded-For") ? "unknown" : "other";
            add("twice " + name, Wire.lines(Wire.forwarded()) + name + ": " + other + END);
            add(
                    "first another " + name,
                    name.toLowerCase(java.util.Locale.ROOT) + ": " + other + END
                            + Wire.lines(Wire.forwarded()).replace("192.0.2.1", "unknown"));
        }
    }

    private void wrong() {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put("X-Forwarded-Method", List.of("G T", "get", "TRACE", "(", "POST"));
        wrong.put("X-Forwarded-Proto", List.of("ftp", "http,https", "javascript"));
        wrong.put("X-Forwarded-Host", List.of("other", "wiki,other", "a@wiki", "wiki/a", "w\u00efki", "wiki:x"));
        wrong.put(
                "X-Forwarded-Uri",
                List.of(
                        "/a/../b",
                        "/%2e%2e/",
                        "/a%2fb",
                        "/\\a",
                        "/a;b",
                        "/%00",
                        "/%zz",
                        "/%",
                        "a",
                        "*",
                        "/a b",
                        "/%25%32%65",
                        "//..",
                        "/\u00ff"));
        wrong.put("X-Forwarded-For", List.of("unknown", "1.2.3", "1.2.3.4:5", "::1%eth0", "1.2.3.4,"));
        wrong.put("X-Forwarded-User", List.of("ann\u00ff", "eve", "ann,eve", "Ann"));
        wrong.forEach((name, values) -> values.forEach(value -> {
            Map<String, String> headers = new LinkedHashMap<>(Wire.forwarded());
            headers.put(name, value);
            add(name + " `" + value + "`", Wire.lines(headers));
        }));
    }
}
