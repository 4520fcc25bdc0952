package dev.portcullis.explain;

import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.Scope;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import java.util.ArrayList;
import java.util.List;

/** Asks roles what they say to one request. */
final class RoleReports {
    private final Scope scope;

    RoleReports(Scope scope) {
        this.scope = scope;
    }

    /** What a role says to a request for a resource of a kind. */
    RoleReport onResource(Role source, CompiledRole compiled, ResourceKind kind) {
        List<SectionReport> sections = new ResourceSections(kind, scope).of(source, compiled);
        List<Step> demands = kind == ResourceKind.REMOTE_CLUSTER ? List.of() : demands(source);
        return RoleReport.of(source.name(), source.place(), sections, demands);
    }

    /** What a role says to a call of the Auth API. */
    RoleReport onCall(Role source, CompiledRole compiled) {
        return RoleReport.of(source.name(), source.place(), new RuleSections(scope).of(source, compiled), List.of());
    }

    private List<Step> demands(Role role) {
        List<Step> demands = new ArrayList<>();
        if (role.options().sessionMfa()) {
            demands.add(Demands.mfa("require_session_mfa", scope.user(), role.place()));
        }
        DeviceTrust trust = role.options().deviceTrust();
        if (trust.demandedOf(scope.user())) {
            demands.add(Demands.device("device_trust_mode: " + trust.word(), scope.user(), role.place()));
        }
        return demands;
    }
}
