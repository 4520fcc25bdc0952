package dev.portcullis.policy;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.model.PolicyBuilder;
import dev.portcullis.role.Role;

/** Compiles what was read into a policy that can decide. */
public final class PolicyCompiler {
    private final Role implicitRole;
    private final ConditionObserver observer;

    public PolicyCompiler() {
        this(ConditionObserver.NONE);
    }

    /** A compiler that lets somebody look on while the conditions of rules are compiled. */
    public PolicyCompiler(ConditionObserver observer) {
        this.observer = observer;
        this.implicitRole = Presets.role(Role.IMPLICIT);
    }

    /** Compiles a catalog: always a policy, with everything that is broken in it. */
    public Compilation compile(Catalog catalog) {
        Diagnostics diagnostics = new Diagnostics();
        return new Compilation(
                new PolicyBuilder(diagnostics, observer).build(catalog, implicitRole), diagnostics.sorted());
    }
}
