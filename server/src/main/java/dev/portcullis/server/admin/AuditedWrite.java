package dev.portcullis.server.admin;

import dev.portcullis.lock.Lock;
import dev.portcullis.store.ResourceKey;
import java.util.Optional;
import java.util.UUID;

/**
 * What an administrator is about to write.
 *
 * @param id joins it with what comes of it
 * @param verb what is done
 * @param key to which resource
 * @param caller who calls
 * @param user as whom
 * @param address from where: an IP address
 * @param requestId what the caller calls the request
 * @param force whether it is meant whatever speaks against it
 * @param lock what is locked; empty for other kinds, and for deletions
 */
public record AuditedWrite(
        UUID id,
        Verb verb,
        ResourceKey key,
        String caller,
        String user,
        String address,
        String requestId,
        Force force,
        Optional<Lock> lock) {
    /** What is done to a resource. */
    public enum Verb {
        /** It comes to be; there was none. */
        CREATE("create"),
        /** It is written, whether there was one or not. */
        UPSERT("upsert"),
        /** The one that is there is replaced. */
        UPDATE("update"),
        DELETE("delete");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        /** The word for programs. */
        public String word() {
            return word;
        }
    }
}
