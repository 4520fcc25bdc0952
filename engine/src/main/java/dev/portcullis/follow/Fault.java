package dev.portcullis.follow;

import dev.portcullis.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;

/**
 * Something that is wrong for as long as nobody mends it.
 *
 * @param part what it concerns
 * @param subject what it is about, for example {@code lock/incident-42}; empty where there is only one
 * @param message what is wrong, in one clause
 * @param diagnostics what is wrong with a text, in order of place
 * @param since when it was first seen
 */
public record Fault(Part part, String subject, String message, List<Diagnostic> diagnostics, Instant since) {
    public Fault {
        diagnostics = List.copyOf(diagnostics);
    }

    /** What can be wrong; those that say that locks may be missing come first. */
    public enum Part {
        /** The store went back in its history, or is another one. */
        HISTORY,
        /** The one who follows the store met a fault of its own. */
        FOLLOWER,
        /** A lock cannot be used; an earlier state of it, if there is one, stays in force. */
        LOCK,
        /** The policy cannot be used; an earlier one decides. */
        POLICY,
        /** The store itself cannot understand all that it is to keep; what it cannot understand counts as it was before. */
        CONTENT,
        /** The store cannot be reached. */
        STORE,
        /** Nobody can learn up to where the store is in use here. */
        REGISTRATION,
        /** What has expired cannot be deleted. */
        EXPIRY,
        /** Somebody who is told of changes failed. */
        LISTENER;

        /** Whether locks may be missing because of it, so that nothing proves the view complete. */
        boolean endsProof() {
            return compareTo(LOCK) <= 0;
        }
    }

    @Override
    public String toString() {
        return (subject.isEmpty() ? "" : subject + ": ") + message;
    }
}
