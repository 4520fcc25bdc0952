package dev.portcullis.engine;

import dev.portcullis.decision.Obligation;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.Scope;
import dev.portcullis.role.HostUserMode;
import dev.portcullis.role.ResourceKind;
import java.util.List;
import java.util.Optional;

/**
 * Whether a user of the machine is made for who logs in. All roles whose labels match the machine must want it: one that
 * says no, says nothing or cannot be evaluated is enough against it. To keep the user is more than to drop it.
 */
final class HostUsers {
    private final RoleSet roles;
    private final Scope scope;

    private HostUsers(RoleSet roles, Scope scope) {
        this.roles = roles;
        this.scope = scope;
    }

    /** What the gateway must see to; nothing when no user is made. */
    static List<Obligation> obligations(RoleSet roles, Scope scope) {
        if (!isSaid(roles.held())) {
            return List.of();
        }
        HostUserMode mode = new HostUsers(roles, scope).mode();
        return mode == HostUserMode.OFF ? List.of() : List.of(new Obligation("create_host_user_mode", mode.word()));
    }

    private static boolean isSaid(List<CompiledRole> roles) {
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).options().ssh().hostUser().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private HostUserMode mode() {
        Optional<HostUserMode> mode = Optional.empty();
        for (CompiledRole role : roles.held()) {
            Optional<HostUserMode> wish = wish(role);
            if (wish.filter(HostUserMode.OFF::equals).isPresent()) {
                return HostUserMode.OFF;
            }
            if (wish.isPresent() && mode.filter(HostUserMode.KEEP::equals).isEmpty()) {
                mode = wish;
            }
        }
        return mode.orElse(HostUserMode.OFF);
    }

    /** What a role wants; nothing when the machine is none of its own. */
    private Optional<HostUserMode> wish(CompiledRole role) {
        try {
            return role.allow().labelsMatch(ResourceKind.NODE, scope)
                    ? Optional.of(role.options().ssh().hostUser().orElse(HostUserMode.OFF))
                    : Optional.empty();
        } catch (EvaluationException broken) {
            return Optional.of(HostUserMode.OFF);
        }
    }
}
