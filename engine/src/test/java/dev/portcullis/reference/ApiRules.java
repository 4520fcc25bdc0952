package dev.portcullis.reference;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rights on calls of the Auth API, as section 10.1 has them. */
final class ApiRules {
    private static final String ANY = "*";

    private final List<Role> roles;
    private final Request request;
    private final WhereClauses clauses;

    ApiRules(Identity identity, Request request) {
        this.roles = new ArrayList<>(identity.roles());
        this.roles.add(ImplicitRole.ROLE);
        this.request = request;
        this.clauses = new WhereClauses(identity.userHere(), storedLabels(identity), request);
    }

    private static Map<String, String> storedLabels(Identity identity) {
        if (identity.isRemote()) {
            return Map.of();
        }
        return identity.catalog().users().stream()
                .filter(stored -> stored.name().equals(identity.user().name()))
                .findFirst()
                .map(StoredUser::labels)
                .orElse(Map.of());
    }

    /** Why the first of the verbs that is refused is refused; empty when none is. */
    Optional<Refusal> refusal() {
        if (request.action().is(Action.JOIN) || request.action().verbs().isEmpty()) {
            return Optional.of(Refusal.noMatch(message("")));
        }
        for (String verb : request.action().verbs()) {
            Optional<Refusal> refusal = refusal(verb);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private String message(String verb) {
        return "access denied to perform action " + GoString.quote(verb) + " on "
                + GoString.quote(request.action().kind());
    }

    private Optional<Refusal> refusal(String verb) {
        String message = message(verb);
        try {
            for (Role role : roles) {
                if (matches(role.deny(), verb)) {
                    return Optional.of(Refusal.roleDenied(message));
                }
            }
            for (Role role : roles) {
                if (matches(role.allow(), verb)) {
                    return Optional.empty();
                }
            }
        } catch (EvaluationException error) {
            return Optional.of(Refusal.error(message));
        }
        return Optional.of(Refusal.noMatch(message));
    }

    private boolean matches(RoleSection section, String verb) throws EvaluationException {
        return section.appliesToDefaultNamespace()
                && (anyMatches(rulesFor(request.action().kind(), section), verb)
                        || anyMatches(rulesFor(ANY, section), verb));
    }

    private static List<AccessRule> rulesFor(String kind, RoleSection section) {
        return section.rules().stream()
                .filter(rule -> rule.resources().contains(kind))
                .sorted(Comparator.comparing(ApiRules::score).reversed())
                .toList();
    }

    private static int score(AccessRule rule) {
        int score = 0;
        if (rule.resources().contains(ANY)) {
            score -= 4;
        } else if (rule.resources().size() == 1) {
            score += 2;
        }
        if (rule.verbs().contains(ANY)) {
            score -= 2;
        }
        if (rule.where().isPresent()) {
            score += 8;
        }
        if (!rule.actions().isEmpty()) {
            score += 8;
        }
        return score;
    }

    private boolean anyMatches(List<AccessRule> rules, String verb) throws EvaluationException {
        for (AccessRule rule : rules) {
            if (matches(rule, verb)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(AccessRule rule, String verb) throws EvaluationException {
        if (rule.where().isPresent() && !clauses.holds(rule.where().get().text())) {
            return false;
        }
        if (!covers(rule.verbs(), verb)) {
            return false;
        }
        for (Fragment action : rule.actions()) {
            clauses.run(action.text());
        }
        return true;
    }

    private static boolean covers(List<String> verbs, String verb) {
        return verbs.contains(ANY) || verbs.contains(verb) || (verb.equals("readnosecrets") && verbs.contains("read"));
    }
}
