package dev.portcullis.server.authzen;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides the questions of one request. */
final class Evaluator {
    private static final String EDGE = "authzen";

    private final DecisionPoint point;
    private final Caller caller;
    private final String requestId;

    /**
     * @param point decides
     * @param caller who asks
     * @param requestId what the caller calls the request
     */
    Evaluator(DecisionPoint point, Caller caller, String requestId) {
        this.point = point;
        this.caller = caller;
        this.requestId = requestId;
    }

    private Asked asked(Question question, Duration longest) {
        return new Asked(
                caller,
                EDGE,
                requestId,
                question.request(),
                question.ignored(),
                question.around().minimum(),
                longest);
    }

    /** Whether a question can be answered at once. */
    boolean isReady(Question question) {
        return point.knows(question.around().minimum());
    }

    /** The answer to a question, perhaps after a while. */
    Answer answer(Question question) {
        return answer(question, question.around().timeout());
    }

    /** The answer to a question, after no longer than that. */
    Answer answer(Question question, Duration longest) {
        Asked asked = asked(question, longest);
        Decision decision = question.person().isUnknown()
                ? point.told(asked, refusal(point.engine().decide(asked.request()), question), 0)
                : point.decideHere(asked);
        return Answer.of(decision, point.engine().policy().settings());
    }

    private static Decision refusal(Decision decision, Question question) {
        return new Decision(
                Effect.DENY,
                new Finding(Line.NOTHING, Reason.NO_MATCH, question.person().unknown(), Origin.NONE),
                List.of(),
                decision.warnings(),
                decision.generation(),
                decision.locks(),
                Instant.MAX);
    }
}
