package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change;
import java.util.Optional;

/**
 * A change that a tail told.
 *
 * @param tail which one
 * @param token where in the history it is
 * @param name of the resource
 * @param document its text; missing where it was deleted
 */
record Sighting(String tail, StoreToken token, String name, Optional<String> document) {
    static Sighting of(String tail, StoreToken upTo, Change change) {
        Optional<String> document = change instanceof Change.Written written
                ? Optional.of(written.resource().document())
                : Optional.empty();
        return new Sighting(tail, upTo.at(change.revision()), change.key().name(), document);
    }
}
