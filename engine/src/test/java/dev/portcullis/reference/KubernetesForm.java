package dev.portcullis.reference;

import dev.portcullis.reference.KubernetesEntry.Outside;
import dev.portcullis.role.KubernetesKind;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings what a version of roles says of Kubernetes objects into the form of {@link KubernetesEntry}. */
record KubernetesForm(Templates templates) {
    private static final List<String> ANY = List.of("*");

    /** What the allow section is about; absent fields mean what the version says. */
    List<KubernetesEntry> allowed(Role role) {
        boolean podsClosed = role.version() == RoleVersion.V6;
        Optional<List<KubernetesRule>> written = role.allow().kubernetes();
        if (written.isEmpty() && !podsClosed) {
            return List.of(KubernetesEntry.EVERYTHING);
        }
        List<KubernetesRule> rules = written.orElse(List.of());
        List<KubernetesEntry> entries = entries(role.version(), rules);
        if (!knowsOnlyPods(role.version())) {
            return entries;
        }
        return rules.stream().anyMatch(KubernetesForm::isEverywhere)
                ? List.of(KubernetesEntry.EVERYTHING)
                : withOtherKinds(entries);
    }

    /** What the deny section is about. */
    List<KubernetesEntry> denied(Role role) {
        return entries(role.version(), role.deny().kubernetes().orElse(List.of()));
    }

    private static boolean knowsOnlyPods(RoleVersion version) {
        return version.compareTo(RoleVersion.V7) < 0;
    }

    private static boolean isEverywhere(KubernetesRule rule) {
        return rule.namespace().text().equals("*") && rule.name().text().equals("*");
    }

    private static List<KubernetesEntry> withOtherKinds(List<KubernetesEntry> pods) {
        List<KubernetesEntry> entries = new ArrayList<>(pods);
        for (KubernetesKind kind : KubernetesKind.values()) {
            if (kind != KubernetesKind.POD && kind != KubernetesKind.NAMESPACE) {
                entries.add(KubernetesEntry.all(kind.plural(), kind.apiGroup()));
            }
        }
        return entries;
    }

    private List<KubernetesEntry> entries(RoleVersion version, List<KubernetesRule> rules) {
        List<KubernetesEntry> entries = new ArrayList<>();
        for (KubernetesRule rule : rules) {
            entries.addAll(version == RoleVersion.V8 ? List.of(asWritten(rule)) : fromSingular(rule));
        }
        return entries;
    }

    private KubernetesEntry asWritten(KubernetesRule rule) {
        return entry(rule, rule.kind().text(), rule.apiGroup().text(), Outside.BY_NAMESPACE);
    }

    private List<KubernetesEntry> fromSingular(KubernetesRule rule) {
        Optional<KubernetesKind> known = KubernetesKind.ofSingular(rule.kind().text());
        if (known.isEmpty()) {
            return List.of(entry(rule, "*", "*", Outside.ALWAYS_BUT_NAMESPACES));
        }
        KubernetesKind kind = known.get();
        KubernetesEntry entry = entry(rule, kind.plural(), kind.apiGroup(), Outside.ALWAYS);
        return kind == KubernetesKind.NAMESPACE ? List.of(entry, inside(entry)) : List.of(entry);
    }

    /** Everything in the namespaces that an entry names. */
    private static KubernetesEntry inside(KubernetesEntry namespaces) {
        return new KubernetesEntry("*", "*", namespaces.names(), ANY, namespaces.verbs(), Outside.NEVER);
    }

    private KubernetesEntry entry(KubernetesRule rule, String kind, String apiGroup, Outside outside) {
        List<String> verbs = new ArrayList<>();
        for (Fragment verb : rule.verbs()) {
            verbs.addAll(templates.expand(verb.text()));
        }
        return new KubernetesEntry(
                kind,
                apiGroup,
                templates.expand(rule.namespace().text()),
                templates.expand(rule.name().text()),
                verbs,
                outside);
    }
}
