package dev.portcullis.scenario;

import dev.portcullis.catalog.CatalogReading;

/**
 * What is known when a scenario's question is asked.
 *
 * @param reading resources and cluster, with everything wrong with them
 * @param stale whether the lock view has been out of date for too long
 */
public record Given(CatalogReading reading, boolean stale) {}
