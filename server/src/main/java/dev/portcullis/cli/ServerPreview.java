package dev.portcullis.cli;

import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.EndedSessions;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.LockedUser;
import dev.portcullis.source.Span;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.remote.ServerCall;
import dev.portcullis.store.remote.ServerClient;
import dev.portcullis.store.remote.ServerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a server says that locks would do.
 *
 * @param client speaks with it
 */
record ServerPreview(ServerClient client) {
    private static final String HIDDEN = "names you may not see";

    /**
     * What locks would do, each as if those before it were there. Names of users and sessions are told to those only who may
     * see them.
     *
     * @param locks the locks
     * @param documents the same as documents, in the same order
     * @param now the time
     * @throws StoreException if the server does not say
     */
    List<Foresight> of(List<Lock> locks, List<YamlNode> documents, Instant now) {
        JsonNode answer = ask(
                ServerCall.of("POST", "/v1/locks/preview").sending("application/yaml", YamlWriter.write(documents)));
        Iterator<JsonNode> previews = locks.size() == 1
                ? List.of(answer).iterator()
                : answer.path("previews").iterator();
        List<Foresight> found = new ArrayList<>();
        for (Lock lock : locks) {
            if (!previews.hasNext()) {
                throw new StoreException(
                        StoreException.Kind.UNREADABLE, "the server does not say what each of the locks would do");
            }
            found.add(foresight(lock, previews.next(), now));
        }
        return found;
    }

    private static Foresight foresight(Lock lock, JsonNode preview, Instant now) {
        return new Foresight(
                new LockPreview(
                        lock,
                        LockPreview.begin(lock, now),
                        new EndedSessions(
                                names(
                                        preview.path("sessions"),
                                        preview.path("sessions_hit").asInt(0)),
                                preview.path("sessions_open").asInt(0)),
                        users(preview),
                        preview.path("concerns")
                                .valueStream()
                                .map(ServerPreview::concern)
                                .toList()),
                preview.path("users_known").asInt(0),
                "none are open at the server");
    }

    private static List<String> names(JsonNode told, int hit) {
        List<String> names = told.valueStream().map(name -> name.asString("")).toList();
        return names.isEmpty() ? Collections.nCopies(hit, HIDDEN) : names;
    }

    private static List<LockedUser> users(JsonNode preview) {
        int hit = preview.path("users_hit").asInt(0);
        if (!preview.has("users")) {
            return Collections.nCopies(hit, user(HIDDEN, LockedUser.Extent.ALL));
        }
        return preview.path("users")
                .valueStream()
                .map(user -> user(
                        user.path("name").asString(""),
                        user.path("extent").asString("").equals(LockedUser.Extent.SOME.word())
                                ? LockedUser.Extent.SOME
                                : LockedUser.Extent.ALL))
                .toList();
    }

    private static LockedUser user(String name, LockedUser.Extent extent) {
        return new LockedUser(new StoredUser(name, Map.of(), List.of(), Map.of(), Span.NONE), extent);
    }

    private static Concern concern(JsonNode concern) {
        if (concern.has("user")) {
            return new Concern.LocksOutCaller(concern.path("user").asString(""));
        }
        return new Concern.Told(
                concern.path("message").asString(""),
                concern.path("help").asString(""),
                concern.path("weight").asString("").equals("notice")
                        ? Concern.Weight.NOTICE
                        : Concern.Weight.OBJECTION);
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
