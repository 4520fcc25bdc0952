package dev.portcullis.store.etcd;

import java.util.OptionalLong;

/**
 * What has happened between a store and its cluster since the store was opened.
 *
 * @param snapshots how often everything was read
 * @param watches how many watches were begun
 * @param watchRestarts how many of them because one before had ended, said nothing, or told less than etcd knew
 * @param compactions how often etcd did not know changes any more that were needed
 * @param progressNotifications how often etcd told that there is nothing new
 * @param proofs how often it was proven that nothing was missing
 * @param provenAt the moment of {@link System#nanoTime} of the last of these
 * @param knownRevision the last revision that the store is known to have
 * @param deliveredRevision the last revision up to which all is known; behind the other by what is on its way
 * @param propagation how long changes took
 */
public record EtcdStatistics(
        long snapshots,
        long watches,
        long watchRestarts,
        long compactions,
        long progressNotifications,
        long proofs,
        OptionalLong provenAt,
        long knownRevision,
        long deliveredRevision,
        Propagation propagation) {}
