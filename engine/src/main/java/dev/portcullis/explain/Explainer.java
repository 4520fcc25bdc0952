package dev.portcullis.explain;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.engine.Explanation;
import dev.portcullis.identity.Identity;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.Scope;
import dev.portcullis.policy.Presets;
import dev.portcullis.request.Request;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells why the engine decided as it did. It walks what people wrote, and asks for each piece of it what compiles and
 * decides the whole; nothing is decided here. Not made for speed: each piece is compiled when it is asked for.
 */
public final class Explainer {
    private final CompiledPolicy policy;
    private final LockView view;
    private final Catalog catalog;
    private final Role implicitRole = Presets.role(Role.IMPLICIT);
    private final Map<String, Role> roles = new HashMap<>();

    /**
     * @param catalog what the policy was compiled from
     * @param policy the policy that decides
     * @param view the locks that decide
     */
    public Explainer(Catalog catalog, CompiledPolicy policy, LockView view) {
        this.catalog = catalog;
        this.policy = policy;
        this.view = view;
        catalog.roles().forEach(role -> roles.put(role.name(), role));
    }

    /**
     * Explains an answer.
     *
     * @param request what was asked
     * @param answer what an engine with the same policy and the same view answered
     */
    public Reasoning explain(Request request, Explanation answer) {
        Identity identity = policy.identities().resolve(request.subject());
        List<RoleReport> reports = identity instanceof Identity.Person person ? reports(request, person) : List.of();
        List<Check> checks = new Checks(policy, view, request, identity, answer).beside(reports);
        Shortfalls shortfalls = new Shortfalls(answer.findings(), checks, reports, catalog.locks());
        return new Reasoning(answer.decision(), answer.findings(), checks, reports, shortfalls.of(answer.decision()));
    }

    private List<RoleReport> reports(Request request, Identity.Person person) {
        Scope scope = policy.scope(request, person);
        boolean call = !request.action().reachesResource();
        if (call && request.action().verbs().isEmpty()) {
            return List.of();
        }
        List<RoleReport> reports = new ArrayList<>();
        for (String name : person.roles()) {
            Optional<CompiledRole> compiled = policy.role(name);
            Optional<Role> source = Optional.ofNullable(roles.get(name));
            reports.add(
                    compiled.isPresent() && source.isPresent()
                            ? report(source.get(), compiled.get(), scope)
                            : RoleReport.unknown(name));
        }
        if (call) {
            Optional.of(report(implicitRole, policy.implicitRole(), scope))
                    .filter(report -> report.stance() != Stance.NOTHING)
                    .ifPresent(reports::add);
        }
        return reports;
    }

    private static RoleReport report(Role source, CompiledRole compiled, Scope scope) {
        RoleReports reports = new RoleReports(scope);
        if (!scope.request().action().reachesResource()) {
            return reports.onCall(source, compiled);
        }
        return ResourceKind.of(scope.request().resource().kind())
                .map(kind -> reports.onResource(source, compiled, kind))
                .orElseGet(() -> RoleReport.of(source.name(), source.place(), List.of(), List.of()));
    }
}
