package dev.portcullis.server.extauthz;

import dev.portcullis.server.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a client is told that is not let through.
 *
 * @param type media type
 * @param text what it is told
 */
record RefusalBody(String type, String text) {
    /** JSON for a client that would rather have it than text, and else the message alone. */
    static RefusalBody of(List<String> accept, String reason, String message) {
        if (!prefersJson(accept)) {
            return new RefusalBody("text/plain; charset=utf-8", message + "\n");
        }
        Map<String, String> told = new LinkedHashMap<>();
        told.put("decision", "deny");
        told.put("reason", reason);
        told.put("message", message);
        return new RefusalBody("application/json", Json.write(told).toString());
    }

    /** By what it names first: clients that want JSON name it alone. */
    private static boolean prefersJson(List<String> accept) {
        return accept.stream()
                .findFirst()
                .map(value -> value.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.endsWith("/json") || type.endsWith("+json"))
                .isPresent();
    }
}
