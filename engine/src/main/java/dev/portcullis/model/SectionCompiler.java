package dev.portcullis.model;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Compiles the halves of roles. */
final class SectionCompiler {
    private static final String ANY = "*";

    private final TemplateCompiler templates;
    private final SelectorCompiler selectors;
    private final ExpressionCompiler expressions;
    private final KubernetesCompiler kubernetes;

    SectionCompiler(RoleVersion version, Diagnostics diagnostics) {
        PatternCompiler patterns = new PatternCompiler(diagnostics);
        this.templates = new TemplateCompiler(diagnostics);
        this.selectors = new SelectorCompiler(templates, patterns);
        this.kubernetes = new KubernetesCompiler(version, templates, patterns);
        this.expressions = new ExpressionCompiler(diagnostics);
    }

    /** The allow half: labels and expression must both hold where both are given. */
    Section allow(RoleSection section) {
        Map<ResourceKind, Section.Access> access = new EnumMap<>(ResourceKind.class);
        if (section.appliesToDefaultNamespace()) {
            section.labels().forEach((kind, labels) -> {
                Condition condition = both(labels);
                if (condition != Condition.FALSE) {
                    access.put(kind, new Section.Access(condition, allowed(kind, section)));
                }
            });
        }
        return new Section(
                access, rules(section), KubernetesAccounts.of(section, principals(section)), section.place());
    }

    /** The deny half: labels, expression and each account are enough alone. */
    Section deny(RoleSection section) {
        Map<ResourceKind, Section.Access> access = new EnumMap<>(ResourceKind.class);
        if (section.appliesToDefaultNamespace()) {
            for (ResourceKind kind : ResourceKind.values()) {
                AccountTest accounts = denied(kind, section);
                Condition labels = either(section.labels(kind));
                if (labels != Condition.FALSE || accounts.listsAny()) {
                    access.put(kind, new Section.Access(labels, accounts));
                }
            }
        }
        return new Section(
                access, rules(section), KubernetesAccounts.of(section, principals(section)), section.place());
    }

    private AccountTest allowed(ResourceKind kind, RoleSection section) {
        return kind == ResourceKind.KUBE_CLUSTER
                ? new AccountTest.Objects(kubernetes.allow(section))
                : AccountTest.of(kind, principals(section));
    }

    private AccountTest denied(ResourceKind kind, RoleSection section) {
        return kind == ResourceKind.KUBE_CLUSTER
                ? new AccountTest.Objects(kubernetes.deny(section))
                : AccountTest.of(kind, principals(section));
    }

    private PrincipalCompiler principals(RoleSection section) {
        return new PrincipalCompiler(section, templates);
    }

    private Condition both(LabelCondition labels) {
        if (labels.expression().isEmpty()) {
            return selectors.compile(labels.selector());
        }
        Condition expression = expressions.labels(labels.expression().get());
        if (labels.selector().equals(LabelSelector.EMPTY)) {
            return expression;
        }
        Condition selector = selectors.compile(labels.selector());
        return scope -> selector.holds(scope) && expression.holds(scope);
    }

    private Condition either(LabelCondition labels) {
        Condition selector = selectors.compile(labels.selector());
        if (labels.expression().isEmpty()) {
            return selector;
        }
        Condition expression = expressions.labels(labels.expression().get());
        return scope -> selector.holds(scope) || expression.holds(scope);
    }

    private ApiRules rules(RoleSection section) {
        if (section.rules().isEmpty() || !section.appliesToDefaultNamespace()) {
            return ApiRules.NONE;
        }
        Map<String, List<ApiRule>> byKind = new HashMap<>();
        for (AccessRule rule : section.rules()) {
            ApiRule compiled = rule(rule);
            for (String kind : new LinkedHashSet<>(rule.resources())) {
                byKind.computeIfAbsent(kind, unused -> new ArrayList<>()).add(compiled);
            }
        }
        byKind.values()
                .forEach(rules ->
                        rules.sort(Comparator.comparingInt(ApiRule::score).reversed()));
        return new ApiRules(byKind);
    }

    private ApiRule rule(AccessRule rule) {
        return new ApiRule(
                new LinkedHashSet<>(rule.verbs()),
                rule.where().map(expressions::where).orElse(Condition.TRUE),
                expressions.actions(rule.actions()),
                score(rule),
                rule.place());
    }

    /** How specific a rule is; the most specific one is looked at first. */
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
}
