package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands the allow and the deny half of roles, and fills in what their version leaves out. */
final class RoleSectionReader {
    private static final String WILDCARD = "*";
    private static final List<String> DEFAULT_NAMESPACES = List.of("default");
    private static final List<String> NO_WILDCARD =
            List.of("logins", "aws_role_arns", "azure_identities", "gcp_service_accounts");
    private static final Set<ResourceKind> ANY_SELECTOR = Set.of(ResourceKind.REMOTE_CLUSTER, ResourceKind.DB_SERVICE);
    private static final Set<ResourceKind> OPEN_IN_V3 =
            Set.of(ResourceKind.APP, ResourceKind.DB, ResourceKind.KUBE_CLUSTER);

    private final RoleVersion version;
    private final Diagnostics diagnostics;
    private final KubernetesRuleReader kubernetes;

    /** Which half of a role. */
    enum Half {
        ALLOW,
        DENY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RoleSectionReader(RoleVersion version, Diagnostics diagnostics) {
        this.version = version;
        this.diagnostics = diagnostics;
        this.kubernetes = new KubernetesRuleReader(version, diagnostics);
    }

    RoleSection read(Half half, Fields section) {
        if (half == Half.ALLOW) {
            checkWildcards(section);
        } else {
            checkImpersonation(section);
        }
        List<String> namespaces = section.words("namespaces");
        return new RoleSection(
                namespaces.isEmpty() ? DEFAULT_NAMESPACES : namespaces,
                labels(half, section),
                principals(section),
                rules(half, section),
                section.place(),
                kubernetesRules(section));
    }

    private void checkWildcards(Fields section) {
        for (String field : NO_WILDCARD) {
            refuseWildcard(section, field, "wildcard matcher is not allowed in " + field);
        }
        refuseWildcard(section, "db_roles", "wildcard is not allowed in allow.database_roles");
    }

    private void refuseWildcard(Fields section, String field, String message) {
        section.texts(field).stream()
                .filter(item -> item.text().equals(WILDCARD))
                .forEach(item -> diagnostics.add(DiagnosticCode.INVALID_FIELD.at(item.place(), message)));
    }

    private void checkImpersonation(Fields section) {
        section.fields("impersonate")
                .text("where")
                .filter(where -> !where.text().isEmpty())
                .ifPresent(where -> diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                        where.place(), "'where' is not supported in deny.impersonate conditions")));
    }

    private Map<ResourceKind, LabelCondition> labels(Half half, Fields section) {
        Map<ResourceKind, LabelCondition> labels = new EnumMap<>(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            LabelSelector selector = selector(half, section, kind);
            Optional<Fragment> expression = section.text(kind.labelsKey() + "_expression")
                    .filter(text -> !text.text().isEmpty());
            if (!selector.entries().isEmpty() || expression.isPresent()) {
                labels.put(kind, new LabelCondition(selector, expression));
            }
        }
        return labels;
    }

    private LabelSelector selector(Half half, Fields section, ResourceKind kind) {
        Optional<YamlNode> node = section.node(kind.labelsKey());
        if (node.isEmpty()) {
            return isOpenByDefault(half, section, kind) ? LabelSelector.everything() : LabelSelector.EMPTY;
        }
        List<LabelSelector.Entry> entries = new ArrayList<>();
        for (Entry entry : Fields.of(node.get()).entries()) {
            List<Fragment> values = Fields.texts(entry.value());
            if (half == Half.ALLOW && !ANY_SELECTOR.contains(kind)) {
                checkSelector(entry, values);
            }
            entries.add(new LabelSelector.Entry(entry.key().fragment(), values));
        }
        return new LabelSelector(entries);
    }

    private boolean isOpenByDefault(Half half, Fields section, ResourceKind kind) {
        boolean open = OPEN_IN_V3.contains(kind)
                || (kind == ResourceKind.NODE && !section.texts("logins").isEmpty());
        return half == Half.ALLOW && version == RoleVersion.V3 && open;
    }

    private void checkSelector(Entry entry, List<Fragment> values) {
        boolean everything = values.size() == 1 && values.get(0).text().equals(WILDCARD);
        if (entry.key().text().equals(WILDCARD) && !everything) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(entry.value().span(), "selector *:<val> is not supported"));
        }
    }

    private static Map<Principal, List<Fragment>> principals(Fields section) {
        Map<Principal, List<Fragment>> principals = new EnumMap<>(Principal.class);
        for (Principal principal : Principal.values()) {
            List<Fragment> listed = section.texts(principal.key());
            if (!listed.isEmpty()) {
                principals.put(principal, listed);
            }
        }
        return principals;
    }

    private List<AccessRule> rules(Half half, Fields section) {
        List<AccessRule> rules = new ArrayList<>();
        for (Fields rule : section.maps("rules")) {
            checkRule(half, rules.size(), rule);
            rules.add(new AccessRule(
                    rule.words("resources"),
                    rule.words("verbs"),
                    rule.text("where").filter(where -> !where.text().isEmpty()),
                    rule.texts("actions"),
                    rule.place()));
        }
        return rules;
    }

    private void checkRule(Half half, int index, Fields rule) {
        if (rule.texts("resources").isEmpty()) {
            invalidRule(half, index, rule.placeOf("resources"), "missing resources to match");
        } else if (rule.texts("verbs").isEmpty()) {
            invalidRule(half, index, rule.placeOf("verbs"), "missing verbs");
        }
    }

    private void invalidRule(Half half, int index, Span place, String what) {
        diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                place, "failed to process '" + half.word() + "' rule " + index + ": " + what));
    }

    private Optional<List<KubernetesRule>> kubernetesRules(Fields section) {
        return section.node("kubernetes_resources")
                .map(node -> section.maps("kubernetes_resources").stream()
                        .map(kubernetes::read)
                        .toList());
    }
}
