package dev.portcullis.catalog;

import static dev.portcullis.catalog.YamlWords.quoted;

import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.KubernetesKind;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;

/** Understands the entries of {@code kubernetes_resources}, which each version writes in its own way. */
final class KubernetesRuleReader {
    private static final String WILDCARD = "*";
    private static final List<String> VERBS = List.of(
            WILDCARD,
            "get",
            "create",
            "update",
            "patch",
            "delete",
            "list",
            "watch",
            "deletecollection",
            "exec",
            "portforward");

    private final RoleVersion version;
    private final Diagnostics diagnostics;

    KubernetesRuleReader(RoleVersion version, Diagnostics diagnostics) {
        this.version = version;
        this.diagnostics = diagnostics;
    }

    KubernetesRule read(Fields entry) {
        KubernetesRule rule = new KubernetesRule(
                text(entry, "kind"),
                text(entry, "api_group"),
                text(entry, "namespace"),
                text(entry, "name"),
                verbs(entry),
                entry.place());
        complaint(rule)
                .ifPresent(found -> diagnostics.add(DiagnosticCode.INVALID_FIELD.at(found.place(), found.text())));
        return rule;
    }

    /** Up to version 6 an entry that names no verbs means all of them. */
    private List<Fragment> verbs(Fields entry) {
        List<Fragment> verbs = entry.texts("verbs");
        boolean implied = verbs.isEmpty() && version.compareTo(RoleVersion.V7) < 0;
        return implied ? List.of(new Fragment(WILDCARD, entry.place())) : verbs;
    }

    private static Fragment text(Fields entry, String name) {
        return entry.text(name).orElse(new Fragment("", entry.place()));
    }

    /** The first thing wrong with an entry, in Teleport's order. */
    private Optional<Fragment> complaint(KubernetesRule rule) {
        Optional<Fragment> complaint = ofVerbs(rule);
        if (complaint.isEmpty()) {
            complaint = version == RoleVersion.V8 ? ofPlural(rule) : ofSingular(rule);
        }
        if (complaint.isEmpty() && rule.name().text().isEmpty()) {
            return wrong(rule.name().place(), "KubernetesResource must include Name");
        }
        return complaint;
    }

    private static Optional<Fragment> ofVerbs(KubernetesRule rule) {
        for (Fragment verb : rule.verbs()) {
            if (!VERBS.contains(verb.text()) && !verb.text().contains("{{")) {
                return wrong(
                        verb.place(),
                        "KubernetesResource verb " + name(verb) + " is invalid or unsupported; Supported: " + VERBS);
            }
            if (verb.text().equals(WILDCARD) && rule.verbs().size() > 1) {
                return wrong(verb.place(), "KubernetesResource verb \"*\" cannot be used with other verbs");
            }
        }
        return Optional.empty();
    }

    private Optional<Fragment> ofSingular(KubernetesRule rule) {
        Fragment kind = rule.kind();
        if (version != RoleVersion.V7) {
            Optional<Fragment> complaint = ofPodsOnly(rule);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        if (!rule.apiGroup().text().isEmpty()) {
            return wrong(rule.apiGroup().place(), "API Group " + name(rule.apiGroup()) + notInVersion());
        }
        Optional<KubernetesKind> known = KubernetesKind.ofSingular(kind.text());
        if (known.isEmpty() && !kind.text().equals(WILDCARD)) {
            return wrong(kind.place(), "KubernetesResource kind " + name(kind) + " is invalid or unsupported");
        }
        boolean clusterWide = known.map(KubernetesKind::isClusterWide).orElse(false);
        return rule.namespace().text().isEmpty() && !clusterWide
                ? wrong(rule.namespace().place(), "KubernetesResource kind " + name(kind) + " must include Namespace")
                : Optional.empty();
    }

    private Optional<Fragment> ofPodsOnly(KubernetesRule rule) {
        if (!rule.kind().text().equals(KubernetesKind.POD.singular())) {
            return wrong(rule.kind().place(), "KubernetesResource kind " + name(rule.kind()) + notInVersion());
        }
        boolean allVerbs =
                rule.verbs().size() == 1 && rule.verbs().get(0).text().equals(WILDCARD);
        return allVerbs
                ? Optional.empty()
                : wrong(
                        rule.verbs().get(0).place(),
                        "Role version " + quoted(version.word())
                                + " only supports \"*\" verb. Upgrade the role version to \"v8\"");
    }

    private String notInVersion() {
        return " is not supported in role version " + quoted(version.word()) + ". Upgrade the role version to \"v8\"";
    }

    private static Optional<Fragment> ofPlural(KubernetesRule rule) {
        Fragment kind = rule.kind();
        String group = rule.apiGroup().text();
        if (kind.text().isEmpty()) {
            return wrong(kind.place(), "KubernetesResource kind is required in role version \"v8\"");
        }
        boolean singular = KubernetesKind.ofSingular(kind.text())
                .filter(known -> group.equals(WILDCARD) || group.equals(known.apiGroup()))
                .isPresent();
        if (singular) {
            return wrong(
                    kind.place(),
                    "KubernetesResource kind " + name(kind)
                            + " is invalid. Please use plural name for role version \"v8\"");
        }
        if (group.isEmpty() && !KubernetesKind.isCore(kind.text())) {
            return wrong(
                    rule.apiGroup().place(),
                    "KubernetesResource api_group is required for resource " + name(kind) + " in role version \"v8\"");
        }
        boolean namespaced = KubernetesKind.ofPlural(kind.text(), group)
                .filter(known -> !known.isClusterWide())
                .isPresent();
        return namespaced && rule.namespace().text().isEmpty()
                ? wrong(rule.namespace().place(), "KubernetesResource " + name(kind) + " must include Namespace")
                : Optional.empty();
    }

    private static String name(Fragment text) {
        return quoted(YamlWords.shortened(text.text()));
    }

    private static Optional<Fragment> wrong(Span place, String message) {
        return Optional.of(new Fragment(message, place));
    }
}
