package dev.portcullis.server.caller;

import dev.portcullis.model.CompiledPolicy;
import java.time.Instant;
import java.util.Set;

/**
 * What a caller is given once it is known who it is.
 *
 * @param id by what it is told from others; several tokens may have the same one
 * @param rights what it may do
 * @param acting as whom it administers
 */
public record Grant(CallerId id, Set<Right> rights, Acting acting) {
    public Grant {
        rights = Set.copyOf(rights);
    }

    /** What a caller is given that the callers file names. */
    public Grant(String name, Set<Right> rights, Acting acting) {
        this(CallerId.known(name), rights, acting);
    }

    /** What the callers file or the issuer calls it. */
    public String name() {
        return id.name();
    }

    /**
     * The caller as it is now.
     *
     * @param policy knows the users
     * @param proven when it was proven who this is; {@link Instant#MIN} where that is not known
     */
    Caller caller(CompiledPolicy policy, Instant proven) {
        return new Caller(id, rights, acting.user(policy).map(user -> user.authenticated(proven)));
    }
}
