package dev.portcullis.server.admin;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.Action;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What administrators may do: each call is decided by the roles and locks that are kept here. */
final class Access {
    /** The name of this interface in logs. */
    static final String EDGE = "admin";

    static final List<String> READ = List.of("read");
    static final List<String> LIST = List.of("list", "read");

    private static final Subject.User NOBODY = Subject.User.local("", List.of(), Map.of());

    private final DecisionPoint point;

    Access(DecisionPoint point) {
        this.point = point;
    }

    /**
     * Demands the right to a call.
     *
     * @param verbs all of them are needed; the first that is missing is named
     * @throws Refusal with status 403 and the text of the decision
     */
    void demand(AdminCall call, String kind, List<String> verbs) {
        Decision decision = call.caller()
                .user()
                .map(user -> point.decideByPolicy(asked(call, user, kind, verbs)))
                .orElseGet(() -> point.told(asked(call, NOBODY, kind, verbs), refusal(kind, verbs), 0));
        if (!decision.allowed()) {
            throw Refusal.forbidden(decision.message());
        }
    }

    private Asked asked(AdminCall call, Subject.User user, String kind, List<String> verbs) {
        return new Asked(call.caller(), EDGE, call.requestId(), request(call, user, kind, verbs));
    }

    /** Who is no user has no roles, not even those that everybody has. */
    private Decision refusal(String kind, List<String> verbs) {
        return new Decision(
                Effect.DENY,
                new Finding(Line.NOTHING, Reason.NO_MATCH, missing(verbs.get(0), kind), Origin.NONE),
                List.of(),
                List.of(),
                point.engine().generation(),
                point.engine().locks().knowledge(System::nanoTime),
                Instant.MAX);
    }

    /** Demands the right to list and read all of some kinds. */
    void demandReading(AdminCall call, Collection<String> kinds) {
        kinds.forEach(kind -> demand(call, kind, LIST));
    }

    /**
     * Demands that somebody who follows changes may go on; nobody is told of that question.
     *
     * @throws Refusal with status 403 and the text of the decision
     */
    void demandStillReading(AdminCall call, Collection<String> kinds) {
        for (String kind : kinds) {
            Subject.User user = user(call, kind, LIST);
            Decision decision = point.engine().decide(request(call, user, kind, LIST));
            if (!decision.allowed()) {
                throw Refusal.forbidden(decision.message());
            }
        }
    }

    /** Whether a call would be allowed; nobody is told of that question. */
    boolean allows(AdminCall call, String kind, List<String> verbs) {
        return call.caller()
                .user()
                .filter(user ->
                        point.engine().decide(request(call, user, kind, verbs)).allowed())
                .isPresent();
    }

    /** Whether all of some kinds may be listed and read. */
    boolean allowsReading(AdminCall call, Collection<String> kinds) {
        return kinds.stream().allMatch(kind -> allows(call, kind, LIST));
    }

    private static Subject.User user(AdminCall call, String kind, List<String> verbs) {
        return call.caller().user().orElseThrow(() -> Refusal.forbidden(missing(verbs.get(0), kind)));
    }

    private Request request(AdminCall call, Subject.User user, String kind, List<String> verbs) {
        return Request.call(user, Action.api(kind, verbs), point.now()).from(call.client(), Properties.NONE);
    }

    private static String missing(String verb, String kind) {
        return "access denied to perform action " + GoQuote.of(verb) + " on " + GoQuote.of(kind);
    }
}
