package dev.portcullis.server.caller;

import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As whom a caller administers. */
public sealed interface Acting {
    /** As nobody: it may administer nothing. */
    Acting NOBODY = new Nobody();

    /** The user by whose roles each of its calls is decided, as the policy has it now. */
    Optional<Subject.User> user(CompiledPolicy policy);

    /** It may administer nothing. */
    record Nobody() implements Acting {
        @Override
        public Optional<Subject.User> user(CompiledPolicy policy) {
            return Optional.empty();
        }
    }

    /**
     * As a user of the policy, with the roles that this user has at the time of the call.
     *
     * @param name of the user
     */
    record Stored(String name) implements Acting {
        @Override
        public Optional<Subject.User> user(CompiledPolicy policy) {
            return Optional.of(policy.person(name));
        }
    }

    /**
     * As somebody with roles of its own, whatever user the policy may have of that name.
     *
     * @param name what locks call it
     * @param roles its roles
     * @param traits its traits
     */
    record Own(String name, List<String> roles, Map<String, List<String>> traits) implements Acting {
        public Own {
            roles = List.copyOf(roles);
            traits = Map.copyOf(traits);
        }

        @Override
        public Optional<Subject.User> user(CompiledPolicy policy) {
            return Optional.of(Subject.User.local(name, roles, traits));
        }
    }
}
