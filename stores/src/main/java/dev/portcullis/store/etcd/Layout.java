package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which key holds what; {@code docs/etcd.md} tells it to people. Below {@code v1/store/} lies what is watched: the history,
 * and a key for each resource, whose value is a line with the revision that wrote it, then the document.
 */
final class Layout {
    private static final Pattern REVISION = Pattern.compile("revision: ([0-9]{1,18})\n");

    private final ByteString all;
    private final ByteString store;
    private final ByteString history;
    private final ByteString resources;
    private final ByteString followers;

    Layout(String prefix) {
        this.all = bytes(prefix);
        this.store = bytes(prefix + "v1/store/");
        this.history = bytes(prefix + "v1/store/history");
        this.resources = bytes(prefix + "v1/store/resource/");
        this.followers = bytes(prefix + "v1/followers/");
    }

    /** What all keys begin with. */
    ByteString all() {
        return all;
    }

    /** What the keys begin with that are watched. */
    ByteString store() {
        return store;
    }

    /** The key of the history; the first one of all that are watched. */
    ByteString history() {
        return history;
    }

    /** What the keys of those who follow begin with. */
    ByteString followers() {
        return followers;
    }

    /** The first key after all that begin with something. */
    static ByteString after(ByteString beginning) {
        int last = beginning.size() - 1;
        byte next = (byte) (beginning.byteAt(last) + 1);
        return beginning.substring(0, last).concat(ByteString.copyFrom(new byte[] {next}));
    }

    /** The first key after one. */
    static ByteString next(ByteString key) {
        return key.concat(ByteString.copyFrom(new byte[1]));
    }

    /**
     * The key of a resource.
     *
     * @throws IllegalArgumentException if it cannot be told from the key of another one
     */
    ByteString key(ResourceKey resource) {
        if (resource.kind().indexOf('/') >= 0) {
            throw new IllegalArgumentException("the kind `" + resource.kind() + "` has a `/`");
        }
        return resources.concat(bytes(resource.toString()));
    }

    /** What the keys of the resources of a kind begin with. */
    ByteString kind(String kind) {
        return resources.concat(bytes(kind + "/"));
    }

    /** The resource of a key; none where it is a key of something else. */
    Optional<ResourceKey> resource(ByteString key) {
        if (!key.startsWith(resources)) {
            return Optional.empty();
        }
        String[] parts = key.substring(resources.size()).toStringUtf8().split("/", 2);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new ResourceKey(parts[0], parts[1]))
                : Optional.empty();
    }

    /** The value of a resource. */
    static ByteString value(long revision, String document) {
        return bytes("revision: " + revision + "\n" + document);
    }

    /** The resource that a value tells of; none where it begins with no revision. */
    static Optional<StoredResource> resource(ResourceKey key, ByteString value) {
        String text = value.toStringUtf8();
        Matcher line = REVISION.matcher(text);
        return line.lookingAt()
                ? Optional.of(new StoredResource(key, text.substring(line.end()), Long.parseLong(line.group(1))))
                : Optional.empty();
    }

    /** A text that can be read again as it was. */
    static ByteString bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return ByteString.copyFrom(encoded);
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("half of a character cannot be stored", broken);
        }
    }
}
