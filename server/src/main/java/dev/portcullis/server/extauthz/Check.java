package dev.portcullis.server.extauthz;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.mapping.Mapped;
import dev.portcullis.server.mapping.MappedRequest;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.point.DecisionPoint;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what Envoy asks to what it is answered. */
final class Check {
    private static final Logger LOG = LoggerFactory.getLogger(Check.class);
    private static final String EDGE = "ext_authz";

    private final DecisionPoint point;
    private final RequestMapping mapping;

    Check(DecisionPoint point, RequestMapping mapping) {
        this.point = point;
        this.mapping = mapping;
    }

    /** Answers that nobody gets, to a question that nobody has asked and about which nothing is decided. */
    List<CheckResponse> rehearsed(CheckRequest question) {
        AttributeContext nothing = question.getAttributes();
        Answer answer = new Answer(CheckReader.accept(nothing));
        Mapped mapped = mapping.map(CheckReader.exchange(nothing));
        return List.of(answer.anonymous(), answer.unclear(mapped.toString()), answer.failed());
    }

    /** The answer, whatever happens. */
    CheckResponse answer(Caller caller, CheckRequest request) {
        try {
            return answer(caller, request.getAttributes());
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            LOG.error("a request of ext_authz failed", fault);
            return new Answer(List.of()).failed();
        }
    }

    private CheckResponse answer(Caller caller, AttributeContext attributes) {
        Answer answer = new Answer(CheckReader.accept(attributes));
        Mapped mapped = mapping.map(CheckReader.exchange(attributes));
        if (mapped instanceof Mapped.Question question) {
            MappedRequest request = question.request();
            String id = CheckReader.requestId(attributes);
            return answer.decided(point.decideNow(request.asked(point, caller, EDGE, id)), request.user());
        }
        return mapped instanceof Mapped.Refused refused ? answer.unclear(refused.message()) : answer.anonymous();
    }
}
