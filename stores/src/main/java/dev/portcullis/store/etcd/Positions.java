package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.decision.StoreToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where in the revisions of etcd the tokens are that were told last, so that they can be followed from there. */
final class Positions {
    private static final int REMEMBERED = 256;

    private final Map<StoreToken, Position> positions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StoreToken, Position> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Optional<String> blamed = Optional.empty();

    synchronized void remember(Position position) {
        StoreToken token = position.head().token();
        positions.remove(token);
        positions.put(token, position);
    }

    /** Something else than Portcullis has changed a key. */
    synchronized void blame(ByteString key) {
        blamed = Optional.of(key.toStringUtf8());
    }

    /** Nothing else than Portcullis has changed anything. */
    synchronized void absolve() {
        blamed = Optional.empty();
    }

    /** The key that something else has changed, as far as it is known. */
    synchronized Optional<String> blamed() {
        return blamed;
    }

    synchronized Optional<Position> of(StoreToken token) {
        return Optional.ofNullable(positions.get(token));
    }
}
