package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.util.List;
import java.util.OptionalLong;

/**
 * Changes that came together.
 *
 * @param changes in the order of their revisions: one for each revision after the batch before, up to that of {@code upTo}
 * @param upTo the token up to which all changes are known now
 * @param provenAt the moment of {@link System#nanoTime} at which the store is known to have held nothing beyond {@code
 *     upTo}; missing where that is not proven
 */
public record Batch(List<Change> changes, StoreToken upTo, OptionalLong provenAt) {
    public Batch {
        changes = List.copyOf(changes);
    }
}
