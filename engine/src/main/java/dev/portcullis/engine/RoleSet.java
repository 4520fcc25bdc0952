package dev.portcullis.engine;

import dev.portcullis.identity.Identity;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRole;
import java.util.ArrayList;
import java.util.List;

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
        List<CompiledRole> held = new ArrayList<>(person.roles().size());
        List<String> unknown = new ArrayList<>(0);
        for (int i = 0; i < person.roles().size(); i++) {
            String name = person.roles().get(i);
            policy.role(name).ifPresentOrElse(held::add, () -> unknown.add(name));
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
