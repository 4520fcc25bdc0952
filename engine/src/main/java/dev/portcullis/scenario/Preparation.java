package dev.portcullis.scenario;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.policy.PolicyCompiler;
import java.util.ArrayList;
import java.util.List;

/** Makes what is given ready to decide; what scenarios share is compiled once. */
final class Preparation {
    private static final long REVISION = 1;

    private final Policies heard;
    private final Policies unheard;
    private final Recent<LockView> views = new Recent<>();

    /** @param observer hears what the conditions of rules say in decisions */
    Preparation(ConditionObserver observer) {
        this.heard = new Policies(observer);
        this.unheard = observer == ConditionObserver.NONE ? heard : new Policies(ConditionObserver.NONE);
    }

    /** A policy for decisions. */
    CompiledPolicy policy(Catalog catalog) {
        return heard.of(catalog);
    }

    /** The same for explanations, which ask conditions that no decision asked. */
    CompiledPolicy explainable(Catalog catalog) {
        return unheard.of(catalog);
    }

    LockView locks(Given given) {
        List<?> locks = given.reading().catalog().locks();
        Proof proof = given.stale() ? Proof.NEVER : Proof.ALWAYS;
        return views.of(
                new SameParts(locks, proof),
                () -> LockView.of(given.reading().catalog().locks(), REVISION, proof));
    }

    /** Users are not compiled: a case that brings one of its own costs nothing. */
    private static final class Policies {
        private final PolicyCompiler compiler;
        private final Recent<CompiledPolicy> recent = new Recent<>();

        Policies(ConditionObserver observer) {
            this.compiler = new PolicyCompiler(observer);
        }

        CompiledPolicy of(Catalog catalog) {
            List<Object> compiled = new ArrayList<>(catalog.roles());
            compiled.addAll(catalog.rules());
            SameParts parts = new SameParts(compiled, catalog.settings());
            return recent.of(parts, () -> compiler.compile(catalog).policy())
                    .with(catalog.users(), catalog.resources());
        }
    }
}
