package dev.portcullis.model;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;

/** A role that can be asked. */
public final class CompiledRole {
    private final String name;
    private final RoleOptions options;
    private final int optionsNumber;
    private final Section allow;
    private final Section deny;
    private final Finding grant;
    private final boolean speaksOfClusters;

    /**
     * Puts the parts of a role together.
     *
     * @param optionsNumber the same for roles of a policy with equal options, and different for others
     */
    CompiledRole(Role role, int optionsNumber, Section allow, Section deny) {
        this.optionsNumber = optionsNumber;
        this.name = role.name();
        this.options = role.options();
        this.allow = allow;
        this.deny = deny;
        this.speaksOfClusters = role.allow().labels(ResourceKind.REMOTE_CLUSTER).saysSomething()
                || role.deny().labels(ResourceKind.REMOTE_CLUSTER).saysSomething();
        this.grant = new Finding(Line.GRANT, Reason.GRANTED, "", new Origin("role", name, allow.place()));
    }

    public String name() {
        return name;
    }

    public RoleOptions options() {
        return options;
    }

    /** A number that stands for the options: the same for roles of a policy with equal options, different for others. */
    public int optionsNumber() {
        return optionsNumber;
    }

    public Section allow() {
        return allow;
    }

    public Section deny() {
        return deny;
    }

    /** Whether the role wants the strict locking mode for whoever holds it. */
    public boolean strict() {
        return options.lock().filter(mode -> mode == LockMode.STRICT).isPresent();
    }

    /** Whether either section says something of the labels of remote clusters. */
    public boolean speaksOfClusters() {
        return speaksOfClusters;
    }

    /** That this role grants. */
    public Finding grant() {
        return grant;
    }
}
