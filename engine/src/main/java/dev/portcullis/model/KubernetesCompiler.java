package dev.portcullis.model;

import dev.portcullis.model.KubernetesEntry.Reach;
import dev.portcullis.role.KubernetesKind;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compiles a role's Kubernetes objects. Each version writes them in its own way; all become the form of version 8. */
final class KubernetesCompiler {
    private static final List<Texts> ALL_VERBS = List.of(scope -> List.of(ScopedPattern.ANY));

    private final RoleVersion version;
    private final TemplateCompiler templates;
    private final PatternCompiler patterns;

    KubernetesCompiler(RoleVersion version, TemplateCompiler templates, PatternCompiler patterns) {
        this.version = version;
        this.templates = templates;
        this.patterns = patterns;
    }

    /** What an allow section reaches; an absent field means something else in each version. */
    List<KubernetesEntry> allow(RoleSection section) {
        List<KubernetesRule> rules = section.kubernetes().orElse(List.of());
        return switch (version) {
            case V3, V4, V5 -> section.kubernetes().isEmpty() ? everything() : pods(rules);
            case V6 -> pods(rules);
            case V7, V8 -> section.kubernetes().isEmpty() ? everything() : entries(rules);
        };
    }

    /** What a deny section takes away. */
    List<KubernetesEntry> deny(RoleSection section) {
        return entries(section.kubernetes().orElse(List.of()));
    }

    private static List<KubernetesEntry> everything() {
        return List.of(all(ScopedPattern.ANY, ScopedPattern.anything()));
    }

    /** All objects of a kind. */
    private static KubernetesEntry all(String kind, ScopedPattern apiGroup) {
        return new KubernetesEntry(
                kind, apiGroup, ScopedPattern.anything(), ScopedPattern.anything(), ALL_VERBS, Reach.BY_NAMESPACE);
    }

    /** Up to version 6 only pods can be restricted: all other kinds that those versions knew are open. */
    private List<KubernetesEntry> pods(List<KubernetesRule> rules) {
        if (rules.stream().anyMatch(KubernetesCompiler::isEveryPod)) {
            return everything();
        }
        List<KubernetesEntry> entries = new ArrayList<>(entries(rules));
        for (KubernetesKind kind : KubernetesKind.values()) {
            if (kind != KubernetesKind.POD && kind != KubernetesKind.NAMESPACE) {
                entries.add(all(kind.plural(), ScopedPattern.literal(kind.apiGroup())));
            }
        }
        return entries;
    }

    private static boolean isEveryPod(KubernetesRule rule) {
        return rule.namespace().text().equals(ScopedPattern.ANY)
                && rule.name().text().equals(ScopedPattern.ANY);
    }

    private List<KubernetesEntry> entries(List<KubernetesRule> rules) {
        return rules.stream()
                .flatMap(rule -> version == RoleVersion.V8 ? Stream.of(plural(rule)) : singular(rule))
                .toList();
    }

    private KubernetesEntry plural(KubernetesRule rule) {
        return new KubernetesEntry(
                rule.kind().text(),
                pattern(rule.apiGroup()),
                pattern(rule.namespace()),
                pattern(rule.name()),
                verbs(rule),
                Reach.BY_NAMESPACE);
    }

    /** In the singular, a namespace means everything in it and the namespace itself. */
    private Stream<KubernetesEntry> singular(KubernetesRule rule) {
        String kind = rule.kind().text();
        if (kind.equals(KubernetesKind.NAMESPACE.singular())) {
            return Stream.of(
                    new KubernetesEntry(
                            ScopedPattern.ANY,
                            ScopedPattern.anything(),
                            pattern(rule.name()),
                            ScopedPattern.anything(),
                            verbs(rule),
                            Reach.NOTHING),
                    new KubernetesEntry(
                            KubernetesKind.NAMESPACE.plural(),
                            ScopedPattern.literal(""),
                            ScopedPattern.anything(),
                            pattern(rule.name()),
                            verbs(rule),
                            Reach.BY_NAMESPACE));
        }
        if (kind.equals(ScopedPattern.ANY)) {
            return Stream.of(entry(kind, ScopedPattern.anything(), rule, Reach.CLUSTER_WIDE));
        }
        return KubernetesKind.ofSingular(kind).stream()
                .map(known -> entry(
                        known.plural(),
                        ScopedPattern.literal(known.apiGroup()),
                        rule,
                        known.isClusterWide() ? Reach.CLUSTER_WIDE : Reach.BY_NAMESPACE));
    }

    private KubernetesEntry entry(String kind, ScopedPattern apiGroup, KubernetesRule rule, Reach reach) {
        return new KubernetesEntry(kind, apiGroup, pattern(rule.namespace()), pattern(rule.name()), verbs(rule), reach);
    }

    private List<Texts> verbs(KubernetesRule rule) {
        return rule.verbs().stream().map(templates::compile).toList();
    }

    private ScopedPattern pattern(Fragment text) {
        return TemplateCompiler.isTemplate(text)
                ? new ScopedPattern.Open(text, templates.compile(text))
                : new ScopedPattern.Fixed(text.text(), patterns.compile(text));
    }
}
