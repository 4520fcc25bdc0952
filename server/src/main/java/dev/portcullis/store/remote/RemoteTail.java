package dev.portcullis.store.remote;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Follows the store of a server: asks for the changes after those that are known, and the server answers when there are some
 * or the time is over. An answer proves that nothing was missing when its question was asked; what arrives unasked, perhaps
 * long after it was sent, could not prove that.
 */
final class RemoteTail implements Tail {
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

    private final RemoteStore store;
    private StoreToken seen;

    RemoteTail(RemoteStore store, StoreToken after) {
        this.store = store;
        this.seen = after;
    }

    @Override
    public Batch next(Duration longest) throws InterruptedException {
        long asked = System.nanoTime();
        ServerCall call = ServerCall.of("GET", "/v1/watch?after=" + seen + "&wait=" + longest.toMillis())
                .with("Accept", "application/json")
                .within(longest.plus(LONGEST_WAY));
        JsonNode document = store.follow(call).json();
        StoreToken upTo = token(document);
        List<Change> changes =
                document.path("changes").valueStream().map(RemoteTail::change).toList();
        seen = upTo;
        return new Batch(changes, upTo, provenAt(document, asked));
    }

    private static Change change(JsonNode change) {
        Instant committed = instant(change.path("committed").asString());
        return change.path("type").asString().equals("deleted")
                ? new Change.Deleted(
                        RemoteStore.key(change), change.path("revision").asLong(), committed)
                : new Change.Written(RemoteStore.resource(change), committed);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException broken) {
            throw unreadable();
        }
    }

    static StoreToken token(JsonNode document) {
        return StoreToken.parse(document.path("token").asString("")).orElseThrow(RemoteTail::unreadable);
    }

    /** The server's proof is at least as old as it says, counted from before it was asked. */
    static OptionalLong provenAt(JsonNode document, long asked) {
        JsonNode age = document.path("age_nanos");
        return age.isIntegralNumber() ? OptionalLong.of(asked - age.asLong()) : OptionalLong.empty();
    }

    private static StoreException unreadable() {
        return new StoreException(StoreException.Kind.UNREADABLE, "the server answers with what is not understood");
    }

    @Override
    public void close() {
        // nothing is held
    }
}
