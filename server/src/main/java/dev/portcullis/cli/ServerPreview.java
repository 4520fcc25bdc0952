package dev.portcullis.cli;

import dev.portcullis.preview.EndedSessions;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.remote.ServerCall;
import dev.portcullis.store.remote.ServerClient;
import dev.portcullis.store.remote.ServerException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a server says that a lock would do.
 *
 * @param client speaks with it
 */
record ServerPreview(ServerClient client) {
    /**
     * The open sessions that it would end; their names are told to those only who may see sessions.
     *
     * @param lock its document
     * @throws StoreException if the server does not say
     */
    EndedSessions endedBy(String lock) {
        JsonNode preview = ask(ServerCall.of("POST", "/v1/locks/preview").sending("application/yaml", lock));
        List<String> names = preview.path("sessions")
                .valueStream()
                .map(name -> name.asString(""))
                .toList();
        int hit = preview.path("sessions_hit").asInt(names.size());
        List<String> shown = names.isEmpty() && hit > 0 ? List.of(hit + " whose names you may not see") : names;
        return new EndedSessions(shown, preview.path("sessions_open").asInt(0));
    }

    private JsonNode ask(ServerCall call) {
        try {
            return client.call(call).json();
        } catch (ServerException refused) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, refused.text(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "interrupted while the server was asked", interrupted);
        }
    }
}
