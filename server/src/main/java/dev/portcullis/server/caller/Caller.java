package dev.portcullis.server.caller;

import dev.portcullis.request.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls the server.
 *
 * @param id by what it is told from others
 * @param rights what it may do
 * @param user as whom it administers; missing for one that may administer nothing
 */
public record Caller(CallerId id, Set<Right> rights, Optional<Subject.User> user) {
    /** Anybody: sees what is for everybody, and may do nothing. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(), Optional.empty());

    private static final String KEY = Caller.class.getName();

    public Caller {
        rights = Set.copyOf(rights);
    }

    /** A caller that the callers file names. */
    public Caller(String name, Set<Right> rights, Optional<Subject.User> user) {
        this(CallerId.known(name), rights, user);
    }

    /** What logs and audit call it. */
    public String name() {
        return id.toString();
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
