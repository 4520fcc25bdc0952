package dev.portcullis.engine;

import dev.portcullis.identity.Identity;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles of one subject.
 *
 * @param held those that exist, in the order of the credential
 * @param unknown names of those that do not
 * @param implicit the role that everybody has
 */
record RoleSet(List<CompiledRole> held, List<String> unknown, CompiledRole implicit) {
    /** The roles of an identity; a machine has none. */
    static RoleSet of(Identity identity, CompiledPolicy policy) {
        if (!(identity instanceof Identity.Person person)) {
            return new RoleSet(List.of(), List.of(), policy.implicitRole());
        }
        List<String> names = person.roles();
        List<CompiledRole> held = new ArrayList<>(names.size());
        List<String> unknown = List.of();
        for (int i = 0; i < names.size(); i++) {
            Optional<CompiledRole> role = policy.role(names.get(i));
            if (role.isPresent()) {
                held.add(role.get());
            } else {
                unknown = unknown.isEmpty() ? new ArrayList<>(1) : unknown;
                unknown.add(names.get(i));
            }
        }
        return new RoleSet(held, unknown, policy.implicitRole());
    }

    /** Whether a role wants the strict locking mode. */
    boolean strict() {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).strict()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a role demands multi-factor authentication for what it grants. */
    boolean demandsMfa() {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).options().sessionMfa()) {
                return true;
            }
        }
        return false;
    }
}
