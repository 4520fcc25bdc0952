package dev.portcullis.store.remote;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Followers;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The store of a server, as far as the caller's roles let it: to read and follow it, all that is kept must be allowed to be
 * listed and read. What is written is checked by the server, and refused where something speaks against it that is rarely
 * meant, unless the store {@linkplain #forcing() is told} that it is.
 */
public final class RemoteStore implements Store {
    private static final String JSON = "application/json";
    private static final int LONGEST_QUERY = 4_000;

    private final ServerClient client;
    private final String order;
    private volatile boolean closed;

    /** The store of the server that a client speaks with. */
    public RemoteStore(ServerClient client) {
        this(client, "");
    }

    private RemoteStore(ServerClient client, String order) {
        this.client = client;
        this.order = order;
    }

    /** The same store, in which what is written is meant whatever speaks against it. */
    public RemoteStore forcing() {
        return new RemoteStore(client, "?force=true");
    }

    /** The client that speaks with the server. */
    public ServerClient client() {
        return client;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot("");
    }

    @Override
    public Snapshot snapshot(Excerpt wanted) {
        List<String> parts = new ArrayList<>();
        if (!wanted.kinds().isEmpty()) {
            parts.add("kinds=" + String.join(",", wanted.kinds()));
        }
        wanted.keys().forEach(key -> parts.add("resource=" + encoded(key.toString())));
        String query = "?" + String.join("&", parts);
        return snapshot(query.length() <= LONGEST_QUERY ? query : "").only(wanted);
    }

    private Snapshot snapshot(String query) {
        long asked = System.nanoTime();
        JsonNode document = read(ServerCall.of("GET", "/v1/snapshot" + query).with("Accept", JSON))
                .json();
        List<StoredResource> resources =
                document.path("items").valueStream().map(RemoteStore::resource).toList();
        return new Snapshot(
                RemoteTail.token(document),
                resources,
                RemoteTail.provenAt(document, asked),
                Optional.of(document.path("predecessor").asString("")).filter(epoch -> !epoch.isEmpty()));
    }

    static StoredResource resource(JsonNode item) {
        return new StoredResource(
                key(item), item.path("text").asString(), item.path("revision").asLong());
    }

    static ResourceKey key(JsonNode item) {
        return new ResourceKey(item.path("kind").asString(), item.path("name").asString());
    }

    @Override
    public Tail tail(StoreToken after) {
        return new RemoteTail(this, after);
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        String type = key.kind().equals(ResourceTexts.RULES) ? "text/plain" : "application/yaml";
        return write(conditional(ServerCall.of("PUT", path(key) + order).sending(type, document), condition));
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        return write(conditional(ServerCall.of("DELETE", path(key) + order), condition));
    }

    private static ServerCall conditional(ServerCall call, Precondition condition) {
        if (condition instanceof Precondition.At at) {
            return call.with("If-Match", "\"" + at.revision() + "\"");
        }
        if (condition instanceof Precondition.Absent) {
            return call.with("If-None-Match", "*");
        }
        return condition instanceof Precondition.Present ? call.with("If-Match", "*") : call;
    }

    private static String path(ResourceKey key) {
        Optional<Kind> kind = Kind.ofWord(key.kind());
        String collection =
                "/v1/" + key.kind() + (kind.isPresent() && !kind.get().isSingle() ? "s" : "");
        if (kind.filter(Kind::isSingle).isPresent()) {
            return collection;
        }
        if (!key.isAddressable()) {
            throw new StoreException(StoreException.Kind.READ_ONLY, "no address can name " + key);
        }
        return collection + "/" + encoded(key.name());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private StoreToken write(ServerCall call) {
        demandOpen();
        try {
            ServerAnswer answer = client.call(call);
            return answer.token()
                    .flatMap(StoreToken::parse)
                    .orElseThrow(() -> new StoreException(
                            StoreException.Kind.UNKNOWN_OUTCOME,
                            "the server does not tell at which token it was written"));
        } catch (ServerException failure) {
            throw RemoteFailures.ofWriting(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.UNKNOWN_OUTCOME, "interrupted while the server was writing", interrupted);
        }
    }

    ServerAnswer read(ServerCall call) {
        try {
            return follow(call);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "interrupted while the server was asked", interrupted);
        }
    }

    ServerAnswer follow(ServerCall call) throws InterruptedException {
        demandOpen();
        try {
            return client.call(call);
        } catch (ServerException failure) {
            throw RemoteFailures.ofReading(failure);
        }
    }

    private void demandOpen() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is closed");
        }
    }

    /** Those whom the server knows; what is said of a follower is listed with the name of the caller. */
    @Override
    public Optional<Followers> followers() {
        return Optional.of(new RemoteFollowers(this));
    }

    @Override
    public void close() {
        closed = true;
    }
}
