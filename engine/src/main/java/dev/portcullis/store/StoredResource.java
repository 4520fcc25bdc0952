package dev.portcullis.store;

/**
 * A resource as it is kept.
 *
 * @param key what it is
 * @param document its text
 * @param revision the revision that wrote it
 */
public record StoredResource(ResourceKey key, String document, long revision) {}
