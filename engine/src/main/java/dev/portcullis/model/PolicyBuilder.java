package dev.portcullis.model;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.identity.IdentityResolver;
import dev.portcullis.identity.RoleMap;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.pattern.PatternException;
import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.Replacement;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a policy that can decide of what was read. What is broken in it is reported, and decides as Teleport has it. */
public final class PolicyBuilder {
    private final Diagnostics diagnostics;
    private final ConditionObserver observer;
    private final Map<RoleOptions, Integer> optionsNumbers = new HashMap<>();

    /**
     * @param diagnostics gets everything that is broken
     * @param observer looks on while the conditions of rules are compiled
     */
    public PolicyBuilder(Diagnostics diagnostics, ConditionObserver observer) {
        this.diagnostics = diagnostics;
        this.observer = observer;
    }

    /**
     * Compiles a catalog.
     *
     * @param implicitRole the role that everybody holds
     */
    public CompiledPolicy build(Catalog catalog, Role implicitRole) {
        Map<String, CompiledRole> roles = new HashMap<>();
        for (Role role : catalog.roles()) {
            roles.put(role.name(), compile(role));
        }
        checkLocks(catalog.locks());
        return new CompiledPolicy(
                catalog.settings(),
                new IdentityResolver(
                        catalog.settings().name(), roleMap(catalog.settings().roleMap())),
                roles,
                compile(implicitRole),
                CompiledPolicy.byName(catalog.users()),
                new RuleCompiler(observer, this::optionsNumber, diagnostics).compile(catalog.rules()),
                new KnownResources(catalog.resources()));
    }

    /** Locks change apart from the policy and are compiled where they are kept; here it is told what is broken in them. */
    private void checkLocks(List<Lock> locks) {
        locks.stream().map(Lock::terms).filter(LockTerms::hasConditions).forEach(this::check);
    }

    private void check(LockTerms terms) {
        LockTest.of(terms, diagnostics);
    }

    private CompiledRole compile(Role role) {
        SectionCompiler sections = new SectionCompiler(role.version(), diagnostics);
        return new CompiledRole(
                role, optionsNumber(role.options()), sections.allow(role.allow()), sections.deny(role.deny()));
    }

    private int optionsNumber(RoleOptions options) {
        return optionsNumbers.computeIfAbsent(options, unused -> optionsNumbers.size());
    }

    private RoleMap roleMap(List<RoleMapping> mappings) {
        return new RoleMap(
                mappings.stream().flatMap(mapping -> entry(mapping).stream()).toList());
    }

    /** An entry whose pattern is refused maps nothing. */
    private Optional<RoleMap.Entry> entry(RoleMapping mapping) {
        List<Replacement> local = mapping.local().stream()
                .map(name -> Replacement.of(name.text()))
                .toList();
        try {
            return PolicyParser.matcher(mapping.remote(), diagnostics)
                    .map(remote -> new RoleMap.Entry(mapping.origin(), RegularExpression.of(remote), local));
        } catch (PatternException refused) {
            diagnostics.add(DiagnosticCode.REFUSED_PATTERN.at(mapping.remote().place(), refused.why()));
            return Optional.empty();
        }
    }
}
