package dev.portcullis.audit;

import dev.portcullis.decision.Decision;
import dev.portcullis.request.Request;
import java.time.Instant;

/**
 * A decision as it was made. Empty texts are what is not known.
 *
 * @param time when it was made, by the clock of the one who made it
 * @param requestId what the caller calls the request
 * @param traceId of which trace it is a part
 * @param caller who has asked
 * @param edge through which interface
 * @param request what was asked
 * @param decision what was decided
 * @param nanos how long that took; 0 where it was not measured
 */
public record DecisionRecord(
        Instant time,
        String requestId,
        String traceId,
        String caller,
        String edge,
        Request request,
        Decision decision,
        long nanos) {}
