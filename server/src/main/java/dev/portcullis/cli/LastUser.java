package dev.portcullis.cli;

import dev.portcullis.catalog.Kind;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.Succession;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.remote.RemoteStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what speaks against another user, or none, in place of one: that nobody would be left who may delete locks.
 *
 * @param open where the user is; a server looks by itself
 * @param now the time
 */
record LastUser(OpenStore open, Instant now) {
    /**
     * One lower-case clause, if something speaks against it. Locks are not read, however many there are.
     *
     * @param after what becomes of the user; empty where it is deleted
     */
    Optional<String> objection(ResourceKey key, Optional<StoredUser> after) {
        if (!key.kind().equals(Kind.USER.word()) || open.store() instanceof RemoteStore) {
            return Optional.empty();
        }
        Surroundings policy =
                Surroundings.of(open.readPolicyWith(List.of()).catalog().catalog(), Optional.empty(), now);
        return Succession.objection(key.name(), after, policy).map(Concern::message);
    }
}
