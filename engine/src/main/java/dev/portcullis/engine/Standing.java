package dev.portcullis.engine;

import dev.portcullis.identity.Identity;

/**
 * What of a session is fixed when it is opened, whatever changes while it runs.
 *
 * @param identity who its subject is here
 * @param strict whether it ends when the view of the locks is not proven fresh
 * @param cluster name of the cluster that decides; suffix of host ids in lock targets
 */
public record Standing(Identity identity, boolean strict, String cluster) {}
