package dev.portcullis.store;

/** What happened to one resource. */
public sealed interface Change {
    /** Which resource. */
    ResourceKey key();

    /** The revision of this change. */
    long revision();

    /** It was created or replaced. */
    record Written(StoredResource resource) implements Change {
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
    record Deleted(ResourceKey key, long revision) implements Change {}
}
