package dev.portcullis.request;

import java.time.Duration;
import java.time.Instant;

/**
 * Everything that a decision may look at, apart from policy and locks.
 *
 * @param subject who
 * @param protocol how the request arrives
 * @param action does what
 * @param resource to what
 * @param kubeObject to what inside a Kubernetes cluster
 * @param account as whom
 * @param recording recorded session that the call looks at
 * @param liveSession running session that the call looks at
 * @param client from where, and with which program
 * @param context what else is known
 * @param session whether the subject's own session is asked for or already runs
 * @param requestedTtl how long the certificate should live; zero where nothing is asked for
 * @param now when, stamped by the edge
 */
public record Request(
        Subject subject,
        Protocol protocol,
        Action action,
        Resource resource,
        KubeObject kubeObject,
        Account account,
        ObservedSession recording,
        ObservedSession liveSession,
        Client client,
        Properties context,
        SessionState session,
        Duration requestedTtl,
        Instant now) {
    public Request {
        if (requestedTtl.isNegative()) {
            throw new IllegalArgumentException("the requested time to live is negative: " + requestedTtl);
        }
    }

    /** A request for a new session. */
    public static Request connect(Subject subject, Protocol protocol, Resource resource, Account account, Instant now) {
        return new Request(
                subject,
                protocol,
                Action.CONNECT,
                resource,
                KubeObject.NONE,
                account,
                ObservedSession.NONE,
                ObservedSession.NONE,
                Client.UNKNOWN,
                Properties.NONE,
                SessionState.NEW,
                Duration.ZERO,
                now);
    }

    /** A request of the Auth API or for a certificate. */
    public static Request call(Subject subject, Action action, Instant now) {
        return new Request(
                subject,
                Protocol.AUTH_API,
                action,
                Resource.NONE,
                KubeObject.NONE,
                Account.NONE,
                ObservedSession.NONE,
                ObservedSession.NONE,
                Client.UNKNOWN,
                Properties.NONE,
                SessionState.NEW,
                Duration.ZERO,
                now);
    }

    /** Whether a machine is to be reached over SSH: nodes are reached in no other way. */
    public boolean isSsh() {
        return action.reachesResource()
                && (protocol == Protocol.SSH || resource.kind().equals("node"));
    }

    /** Whether a session that runs already may be asked about: certificates and calls are each decided anew. */
    public SessionState effectiveSession() {
        return action.reachesResource() ? session : SessionState.NEW;
    }

    /** The kind that rules look at: what a call is about, whatever resource it names beside; else that of the resource. */
    public String scopeKind() {
        return action.reachesResource() || action.kind().isEmpty() ? resource.kind() : action.kind();
    }

    /** Whether a resource of some kind is to be reached and no right of a call is asked for: what rules can allow. */
    public boolean isForResource() {
        return action.reachesResource()
                && action.kind().isEmpty()
                && !resource.kind().isEmpty();
    }

    /** The same request about a session that runs already. */
    public Request active() {
        return with(client, context, SessionState.ACTIVE, requestedTtl, now);
    }

    /** The same request at another time. */
    public Request at(Instant otherNow) {
        return with(client, context, session, requestedTtl, otherNow);
    }

    /** The same request for a certificate that lives so long. */
    public Request lasting(Duration ttl) {
        return with(client, context, session, ttl, now);
    }

    /** The same request from a client, with what else is known. */
    public Request from(Client otherClient, Properties otherContext) {
        return with(otherClient, otherContext, session, requestedTtl, now);
    }

    private Request with(
            Client otherClient, Properties otherContext, SessionState state, Duration ttl, Instant otherNow) {
        return new Request(
                subject,
                protocol,
                action,
                resource,
                kubeObject,
                account,
                recording,
                liveSession,
                otherClient,
                otherContext,
                state,
                ttl,
                otherNow);
    }
}
