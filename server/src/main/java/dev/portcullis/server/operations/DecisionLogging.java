package dev.portcullis.server.operations;

import dev.portcullis.audit.DecisionLog;
import dev.portcullis.audit.DecisionRecord;
import dev.portcullis.decision.Decision;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import java.time.InstantSource;

/** Logs every decision, with the trace of the request that it was made for. */
public final class DecisionLogging implements DecisionListener {
    private final DecisionLog log;
    private final InstantSource clock;

    /**
     * @param log where to
     * @param clock tells when decisions were made
     */
    public DecisionLogging(DecisionLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        log.append(new DecisionRecord(
                clock.instant(),
                asked.requestId(),
                TraceContext.traceId(),
                asked.caller().name(),
                asked.edge(),
                asked.request(),
                decision,
                nanos));
    }
}
