package dev.portcullis.server.forwardauth;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.mapping.HttpExchange;
import dev.portcullis.server.mapping.Mapped;
import dev.portcullis.server.mapping.MappedRequest;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.server.web.RequestId;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Forward auth: a gateway asks whether its client may go on. 200 lets it, 401 says that no user is named, 403 why it may not;
 * any other status is a fault of the gateway or of the server, and gateways refuse then. Never redirects.
 */
public final class ForwardAuth implements Edge {
    private static final String NAME = "forward_auth";

    private final ForwardAuthSettings settings;
    private final DecisionPoint point;

    public ForwardAuth(ForwardAuthSettings settings, DecisionPoint point) {
        this.settings = settings;
        this.point = point;
    }

    @Override
    public void mount(Router router) {
        router.route(settings.path()).handler(this::answer);
    }

    /** Whoever may ask names the user, as in every other interface; more than the name is a right of its own. */
    private void answer(RoutingContext context) {
        Caller caller = Caller.of(context);
        if (!caller.may(Right.ASK)) {
            throw Refusal.forbidden("the caller may not ask for decisions");
        }
        HttpExchange exchange =
                OriginalRequest.read(settings.headers(), context.request().headers());
        Answer answer = OriginalRequest.isClear(exchange.target())
                ? answer(settings.mapping().map(exchange), caller, RequestId.of(context))
                : Answer.unclear("the URI holds characters that belong encoded");
        answer.send(context);
    }

    private Answer answer(Mapped mapped, Caller caller, String requestId) {
        if (mapped instanceof Mapped.Question question) {
            return decided(question.request(), caller, requestId);
        }
        if (mapped instanceof Mapped.Refused refused) {
            return Answer.unclear(refused.message());
        }
        return Answer.unauthenticated();
    }

    private Answer decided(MappedRequest request, Caller caller, String requestId) {
        return Answer.of(point.decideNow(request.asked(point, caller, NAME, requestId)), request.user());
    }
}
