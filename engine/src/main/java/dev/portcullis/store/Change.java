package dev.portcullis.store;

import java.time.Instant;

/** What happened to one resource. */
public sealed interface Change {
    /** Which resource. */
    ResourceKey key();

    /** The revision of this change. */
    long revision();

    /**
     * When it was committed, to the microsecond, by the clock of whoever wrote it. For measuring and for people; the order
     * of changes is that of their revisions.
     */
    Instant committed();

    /** It was created or replaced. */
    record Written(StoredResource resource, Instant committed) implements Change {
        @Override
        public ResourceKey key() {
            return resource.key();
        }

        @Override
        public long revision() {
            return resource.revision();
        }
    }

    /** It was deleted. */
    record Deleted(ResourceKey key, long revision, Instant committed) implements Change {}
}
