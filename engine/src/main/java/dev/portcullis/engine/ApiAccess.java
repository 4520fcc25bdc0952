package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.model.ApiRule;
import dev.portcullis.model.ApiRules;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.Scope;
import dev.portcullis.request.Action;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Optional;

/**
 * Whether the roles of a user let a call of the Auth API be made. The verbs are asked one after the other, and the
 * first that is refused is reported. For each verb the deny rules of all roles come first. A call that is about no kind
 * needs no right; one about a kind that names no verb is refused, and so is a user who wants to join as a machine.
 */
final class ApiAccess {
    private static final Verdict NEEDS_NO_RIGHT =
            Verdict.granted(new Finding(Line.GRANT, Reason.GRANTED, "", Origin.NONE));

    private final RoleSet roles;
    private final Scope scope;

    ApiAccess(RoleSet roles, Scope scope) {
        this.roles = roles;
        this.scope = scope;
    }

    Verdict decide() {
        Action action = scope.request().action();
        if (action.is(Action.JOIN)
                || (action.verbs().isEmpty() && !action.kind().isEmpty())) {
            return nothing("");
        }
        Verdict verdict = NEEDS_NO_RIGHT;
        for (String verb : action.verbs()) {
            verdict = decide(verb);
            if (verdict.granted().isEmpty()) {
                return verdict;
            }
        }
        return verdict;
    }

    private Verdict decide(String verb) {
        for (CompiledRole role : roles.held()) {
            Optional<Verdict> denied = answer(role, role.deny().rules(), Line.ROLE_DENY, verb);
            if (denied.isPresent()) {
                return denied.get();
            }
        }
        for (CompiledRole role : roles.held()) {
            Optional<Verdict> granted = answer(role, role.allow().rules(), Line.GRANT, verb);
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        return answer(roles.implicit(), roles.implicit().allow().rules(), Line.GRANT, verb)
                .orElseGet(() -> nothing(verb));
    }

    private Verdict nothing(String verb) {
        return Verdict.nothing(new Finding(Line.NOTHING, Reason.NO_MATCH, refusal(verb), Origin.NONE));
    }

    /** What one section of a role says, if anything; a broken rule on the way refuses in either section. */
    private Optional<Verdict> answer(CompiledRole role, ApiRules rules, Line line, String verb) {
        try {
            Optional<ApiRule> rule = rules.first(scope.request().action().kind(), verb, scope);
            return rule.map(found -> verdict(role, found, line, verb));
        } catch (EvaluationException broken) {
            return Optional.of(Verdict.denied(List.of(ResourceAccess.broken(role, broken, refusal(verb)))));
        }
    }

    private Verdict verdict(CompiledRole role, ApiRule rule, Line line, String verb) {
        Origin origin = new Origin("role", role.name(), rule.place());
        return line == Line.GRANT
                ? Verdict.granted(new Finding(line, Reason.GRANTED, "", origin))
                : Verdict.denied(List.of(new Finding(line, Reason.ROLE_DENIED, refusal(verb), origin)));
    }

    private String refusal(String verb) {
        return "access denied to perform action " + GoQuote.of(verb) + " on "
                + GoQuote.of(scope.request().action().kind());
    }
}
