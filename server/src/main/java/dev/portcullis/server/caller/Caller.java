package dev.portcullis.server.caller;

import dev.portcullis.request.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls the server.
 *
 * @param name what logs and audit call it
 * @param rights what it may do
 * @param user as whom it administers; missing for one that may administer nothing
 */
public record Caller(String name, Set<Right> rights, Optional<Subject.User> user) {
    /** Anybody: sees what is for everybody, and may do nothing. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(), Optional.empty());

    private static final String KEY = Caller.class.getName();

    public Caller {
        rights = Set.copyOf(rights);
    }

    /** Whether it has a right. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /**
     * The caller of a request, as it was authenticated before any edge was asked.
     *
     * @throws IllegalStateException if nobody has authenticated it
     */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("a route is reached without authentication");
        }
        return caller;
    }

    /** Notes that this caller was authenticated. */
    public void attach(RoutingContext context) {
        context.put(KEY, this);
    }
}
