package dev.portcullis.follow;

import dev.portcullis.store.ResourceKey;
import java.time.Instant;

/**
 * When a resource is to be forgotten.
 *
 * @param at {@code metadata.expires} of the resource
 * @param key which resource
 * @param revision the revision that says so; a later one may say otherwise
 */
record Deadline(Instant at, ResourceKey key, long revision) {}
