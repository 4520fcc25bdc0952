package dev.portcullis.model;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.Map;

/** What a compiled condition can read. */
public class Scope {
    private final Request request;
    private final Subject.User user;
    private final Map<String, String> userLabels;
    private final String originCluster;

    /**
     * @param request the request
     * @param user its subject, with the name and the roles of this cluster
     * @param userLabels labels of the stored user of that name
     * @param originCluster cluster that issued the credential; empty for the one that decides
     */
    public Scope(Request request, Subject.User user, Map<String, String> userLabels, String originCluster) {
        this.request = request;
        this.user = user;
        this.userLabels = userLabels;
        this.originCluster = originCluster;
    }

    public final Request request() {
        return request;
    }

    public final Subject.User user() {
        return user;
    }

    public final Map<String, String> userLabels() {
        return userLabels;
    }

    /** The cluster that issued the credential; empty for the one that decides. */
    public final String originCluster() {
        return originCluster;
    }

    /** The kind that rules look at: of the call, else of the resource. */
    public final String resourceKind() {
        return request.scopeKind();
    }

    /** Hears from a condition when what it read of the clock changes; only a {@link TimedScope} remembers it. */
    void changesAt(Instant instant) {}
}
