package dev.portcullis.copy;

import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import java.util.Map;

/** What can be copied to. */
public interface CopyTarget {
    /**
     * All that it holds.
     *
     * @throws StoreException if that cannot be told, or not all of it can be understood
     */
    Map<ResourceKey, StoredResource> read();

    /** Whether it holds a document, where it holds another text under its name. */
    boolean isSame(StoredResource wanted, StoredResource held);

    /**
     * Writes what is not there.
     *
     * @throws StoreException if it is not written, or nobody knows
     */
    void add(StoredResource resource);

    /**
     * Writes a document in the place of another one.
     *
     * @param held what is there, unless somebody else was faster
     * @throws StoreException if it is not written, or nobody knows
     */
    void replace(StoredResource held, StoredResource resource);

    /**
     * Deletes what is there, unless somebody else was faster.
     *
     * @throws StoreException if it is not deleted, or nobody knows
     */
    void delete(StoredResource held);
}
