package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import java.time.Instant;
import java.util.List;

/**
 * What the locks that can keep a request out say at its time.
 *
 * @param findings the locks in force that match, the one to report first
 * @param until the first instant at which something else may be reported
 */
record LockEvidence(List<Finding> findings, Instant until) {
    /** There is no lock that can keep the request out. */
    static final LockEvidence NONE = new LockEvidence(List.of(), Instant.MAX);

    /** The first instant at which what locks say up to a line may be otherwise. */
    Instant holdsUntil(Line line) {
        return line.compareTo(Line.LOCK) < 0 ? Instant.MAX : until;
    }
}
