package dev.portcullis.server.operations;

import dev.portcullis.audit.AuditCode;
import dev.portcullis.audit.AuditEvent;
import dev.portcullis.audit.AuditFeed;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.session.Termination;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * Puts on record what decisions have kept out that Teleport has events for, or that administrators have tried: sessions refused
 * because of a lock, sessions that were ended, and refused administration.
 */
public final class AuditListener implements DecisionListener, TerminationListener {
    private static final Set<Reason> BY_LOCK = Set.of(Reason.LOCKED, Reason.LOCK_VIEW_STALE);

    private final AuditFeed feed;
    private final InstantSource clock;

    /**
     * @param feed where to
     * @param clock tells when it happened
     */
    public AuditListener(AuditFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        if (decision.allowed()) {
            return;
        }
        if (asked.edge().equals("session") && BY_LOCK.contains(decision.reason())) {
            feed.add(refused(AuditCode.SESSION_REJECTED, asked, decision));
        } else if (asked.edge().equals("admin")) {
            feed.add(refused(AuditCode.ACCESS_DENIED, asked, decision)
                    .with("verbs", asked.request().action().verbs())
                    .with("kind", asked.request().action().kind()));
        }
    }

    private AuditEvent refused(AuditCode code, Asked asked, Decision decision) {
        return about(code, asked.request())
                .with("reason", decision.message())
                .with("reason_code", decision.reason().code())
                .with("caller", asked.caller().name())
                .with("request_id", asked.requestId());
    }

    @Override
    public void terminated(Gateway gateway, UUID session, Request request, Termination termination) {
        feed.add(about(AuditCode.CLIENT_DISCONNECTED, request)
                .with("sid", session.toString())
                .with("reason", termination.message())
                .with("reason_code", termination.code())
                .with("admin_reason", termination.adminMessage())
                .with("gateway", gateway.toString()));
    }

    private AuditEvent about(AuditCode code, Request request) {
        Resource resource = request.resource();
        return AuditEvent.of(code, clock.instant())
                .with("user", request.subject() instanceof Subject.User user ? user.name() : "")
                .with("login", request.account().login())
                .with("proto", request.protocol().word())
                .with("server_id", resource.serverId())
                .with("resource_kind", resource.kind())
                .with("resource_name", resource.name())
                .with("addr.remote", request.client().address());
    }
}
