package dev.portcullis.explain;

import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Line;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.role.ResourceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody concludes who reads the steps of a reasoning and nothing else.
 *
 * @param line the line that decides
 * @param effect what it means
 */
record Conclusion(Line line, Effect effect) {
    static Conclusion of(Reasoning reasoning, Request request, OnPolicyChange onPolicyChange) {
        Set<Line> lines = EnumSet.noneOf(Line.class);
        for (Check check : reasoning.checks()) {
            boolean granting = check.line() == Line.GRANT || check.line() == Line.CONTINUES;
            if (granting ? check.step().held() : check.step().failed()) {
                lines.add(check.line());
            }
        }
        if (!reasoning.roles().isEmpty() || lines.stream().noneMatch(line -> line == Line.GRANT)) {
            lines.add(ofRoles(reasoning, request));
        }
        lines.add(Line.NOTHING);
        return lines.stream()
                .flatMap(line -> line.effect(request.effectiveSession(), onPolicyChange).stream()
                        .map(effect -> new Conclusion(line, effect)))
                .findFirst()
                .orElseThrow();
    }

    private static Line ofRoles(Reasoning reasoning, Request request) {
        List<RoleReport> roles = reasoning.roles();
        return request.action().reachesResource() ? ofResource(reasoning, request) : ofCall(roles, request);
    }

    private static Line ofResource(Reasoning reasoning, Request request) {
        List<RoleReport> roles = reasoning.roles();
        if (roles.stream().anyMatch(role -> speaks(role, Half.DENY, ""))) {
            return Line.ROLE_DENY;
        }
        boolean clusterDemands = failed(reasoning, Line.ROLE_DEMAND);
        boolean noAccount = failed(reasoning, Line.NOTHING);
        Line found = Line.NOTHING;
        for (RoleReport role : roles) {
            Optional<Step> allow = step(role, Half.ALLOW, "");
            if (allow.filter(Step::broken).isPresent()) {
                return Line.ROLE_DENY;
            }
            if (allow.filter(Step::held).isPresent()) {
                if (role.demands().stream().anyMatch(Step::failed)) {
                    return Line.ROLE_DEMAND;
                }
                found = noAccount ? Line.NOTHING : clusterDemands ? Line.ROLE_DEMAND : Line.GRANT;
                if (endsSearch(roles, request)) {
                    break;
                }
            }
        }
        return found == Line.GRANT && isBrokenForKubernetes(roles, request) ? Line.ROLE_DENY : found;
    }

    /** Who enters a cluster needs the accounts of all roles, so that a broken one matters even behind one that grants. */
    private static boolean isBrokenForKubernetes(List<RoleReport> roles, Request request) {
        return request.resource().kind().equals(ResourceKind.KUBE_CLUSTER.word())
                && roles.stream()
                        .anyMatch(role ->
                                step(role, Half.ALLOW, "").filter(Step::broken).isPresent());
    }

    private static boolean failed(Reasoning reasoning, Line line) {
        return reasoning.checks().stream()
                .anyMatch(check -> check.line() == line && check.step().failed());
    }

    /** No later role can ask for more. */
    private static boolean endsSearch(List<RoleReport> roles, Request request) {
        if (request.resource().kind().equals(ResourceKind.REMOTE_CLUSTER.word())) {
            return true;
        }
        return request.subject() instanceof Subject.User user
                && user.device().verified()
                && (!user.mfaDevice().isEmpty()
                        || roles.stream()
                                .flatMap(role -> role.demands().stream())
                                .noneMatch(demand -> demand.text().startsWith("require_session_mfa")));
    }

    private static Line ofCall(List<RoleReport> roles, Request request) {
        return request.action().verbs().stream()
                .map(verb -> ofVerb(roles, verb))
                .filter(line -> line != Line.GRANT)
                .findFirst()
                .orElse(request.action().verbs().isEmpty() ? Line.NOTHING : Line.GRANT);
    }

    private static Line ofVerb(List<RoleReport> roles, String verb) {
        if (roles.stream().anyMatch(role -> speaks(role, Half.DENY, verb))) {
            return Line.ROLE_DENY;
        }
        return roles.stream()
                .filter(role -> speaks(role, Half.ALLOW, verb))
                .findFirst()
                .flatMap(role -> step(role, Half.ALLOW, verb))
                .map(allow -> allow.held() ? Line.GRANT : Line.ROLE_DENY)
                .orElse(Line.NOTHING);
    }

    private static boolean speaks(RoleReport role, Half half, String verb) {
        return step(role, half, verb).filter(step -> !step.failed()).isPresent();
    }

    private static Optional<Step> step(RoleReport role, Half half, String verb) {
        return sections(role, half, verb).map(SectionReport::step).findFirst();
    }

    private static Stream<SectionReport> sections(RoleReport role, Half half, String verb) {
        return role.sections().stream()
                .filter(section -> section.half() == half && section.verb().equals(verb));
    }
}
