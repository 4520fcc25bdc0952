package dev.portcullis.store.remote;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import dev.portcullis.store.StoreException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who follows the store of a server. What has to be said may be said again, so nothing is ever in doubt. */
final class RemoteFollowers implements Followers {
    private static final String PATH = "/v1/followers";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RemoteStore store;

    RemoteFollowers(RemoteStore store) {
        this.store = store;
    }

    @Override
    public void confirm(String name, StoreToken uses, Duration keep) {
        String body = "{\"token\":\"" + uses + "\",\"keep_seconds\":" + Math.max(1, keep.toSeconds()) + "}";
        store.read(ServerCall.of("PUT", path(name))
                .sending("application/json", body)
                .within(LONGEST));
    }

    @Override
    public void leave(String name) {
        store.read(ServerCall.of("DELETE", path(name)).within(LONGEST));
    }

    @Override
    public List<Follower> all() {
        JsonNode document =
                store.read(ServerCall.of("GET", PATH).within(LONGEST)).json();
        return document.path("followers")
                .valueStream()
                .map(RemoteFollowers::follower)
                .toList();
    }

    private static Follower follower(JsonNode entry) {
        return new Follower(
                entry.path("name").asString(""),
                StoreToken.parse(entry.path("token").asString("")).orElseThrow(RemoteFollowers::unreadable),
                Duration.ofMillis(entry.path("silent_ms").asLong(0)),
                Duration.ofMillis(entry.path("kept_ms").asLong(0)));
    }

    private static StoreException unreadable() {
        return new StoreException(StoreException.Kind.UNREADABLE, "the server answers with what is not understood");
    }

    private static String path(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a follower cannot be called like this");
        }
        return PATH + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
