package dev.portcullis.cli;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.remote.ServerCall;
import dev.portcullis.store.remote.ServerClient;
import dev.portcullis.store.remote.ServerException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The sessions that a server holds.
 *
 * @param client speaks with it
 */
record ServerSessions(ServerClient client) {
    private static final String PATH = "/v1/sessions?limit=1000";

    /**
     * All sessions that are wanted, in the order of opening, page by page.
     *
     * @param wanted what must be equal, by the names of the query
     * @throws StoreException if the server does not say
     */
    List<JsonNode> list(Map<String, String> wanted) {
        String query = wanted.entrySet().stream()
                .map(entry -> "&" + entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        List<JsonNode> sessions = new ArrayList<>();
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page = ask(PATH + query + "&after=" + next);
            page.path("sessions").forEach(sessions::add);
            next = page.path("next").asString("");
        }
        return sessions;
    }

    private JsonNode ask(String path) {
        try {
            return client.call(ServerCall.of("GET", path)).json();
        } catch (ServerException refused) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, refused.text(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "interrupted while the server was asked", interrupted);
        }
    }
}
