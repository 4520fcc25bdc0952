package dev.portcullis.store.etcd;

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

    synchronized void remember(Position position) {
        StoreToken token = position.head().token();
        positions.remove(token);
        positions.put(token, position);
    }

    synchronized Optional<Position> of(StoreToken token) {
        return Optional.ofNullable(positions.get(token));
    }
}
