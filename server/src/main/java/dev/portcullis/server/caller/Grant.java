package dev.portcullis.server.caller;

import dev.portcullis.model.CompiledPolicy;
import java.time.Instant;
import java.util.Set;

/**
 * What a caller is given once it is known who it is.
 *
 * @param name what logs and audit call it; several tokens may have the same one
 * @param rights what it may do
 * @param acting as whom it administers
 */
public record Grant(String name, Set<Right> rights, Acting acting) {
    public Grant {
        rights = Set.copyOf(rights);
    }

    /**
     * The caller as it is now.
     *
     * @param policy knows the users
     * @param proven when it was proven who this is; {@link Instant#MIN} where that is not known
     */
    Caller caller(CompiledPolicy policy, Instant proven) {
        return new Caller(name, rights, acting.user(policy).map(user -> user.authenticated(proven)));
    }
}
