package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.maybe;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * Random roles that have something to say of what is asked for.
 *
 * @param theme what is asked for
 */
record WorldRoles(Theme theme) {
    /** Roles that a catalog can have. */
    static final List<String> NAMES = List.of("ops", "dev", "dba", "auditor");

    private static final List<Principal> ACCOUNTS = List.of(
            Principal.LOGINS,
            Principal.WINDOWS_DESKTOP_LOGINS,
            Principal.LINUX_DESKTOP_LOGINS,
            Principal.DB_USERS,
            Principal.DB_NAMES,
            Principal.KUBERNETES_GROUPS,
            Principal.KUBERNETES_USERS);

    private static final Gen<RoleVersion> VERSION = any(
            RoleVersion.V8,
            RoleVersion.V7,
            RoleVersion.V8,
            RoleVersion.V7,
            RoleVersion.V6,
            RoleVersion.V5,
            RoleVersion.V4,
            RoleVersion.V3);

    private static final Gen<Fragment> LABEL_VALUE = rarely(
                    3,
                    any("^(?=x)prod$", "^[$", "{{external.a}}-{{external.b}}", "^(a)\\1$"),
                    any(
                            "prod",
                            "prod",
                            "*",
                            "*",
                            "staging",
                            "web",
                            "pr*",
                            "^prod$",
                            "^pr|ing$",
                            "^(?i)PROD$",
                            "^pro.",
                            "p.od",
                            "prod$",
                            "^prod",
                            "*o*",
                            "{{external.envs}}",
                            "^{{external.envs}}$",
                            "{{external.nope}}",
                            "",
                            "{{regexp.replace(external.envs, \"^x-(.+)$\", \"$1\")}}",
                            " {{external[\"team\"]}}*"))
            .map(Fragment::of);

    private static final Gen<LabelSelector.Entry> ENTRY = in -> new LabelSelector.Entry(
            Fragment.of(any("env", "env", "env", "env", "role", "role", "{{external.key}}", "{{external.nope}}")
                    .generate(in)),
            some(0, 4, LABEL_VALUE).generate(in));

    private static final Gen<Fragment> ACCOUNT = rarely(
                    45,
                    any(
                            "ann",
                            "{{internal.logins}}",
                            "{{external.logins}}",
                            "{{external[\"logins\"]}}",
                            " adm-{{external.team}}",
                            "{{email.local(external.email)}}",
                            "{{email.local(\"ann@example.com\")}}",
                            "{{regexp.replace(external.groups, \"^team-(.*)$\", \"$1\")}}",
                            "{{regexp.replace(email.local(external.email), \"n\", \"$$\")}}",
                            "root{{regexp.replace(external.groups, \"team\", \"$1_x\")}}",
                            "x{{regexp.replace(external.logins, \"[o]*\", `-`)}}",
                            "{{regexp.replace(external.team, \"(?!x)\", \"y\")}}",
                            "{{regexp.replace(external.team, \"^(.*)$\", \"${1}\")}}",
                            "{{internal.team}}",
                            "{{external.nope}}",
                            "{{external.team}}{{external.logins}}",
                            "{{external.team}",
                            "{{shout(external.team)}}",
                            "-foo",
                            "a/b"),
                    any("root", "root", "ubuntu"))
            .map(Fragment::of);

    private static final Gen<Fragment> DATABASE_ACCOUNT = rarely(45, any("*").map(Fragment::of), ACCOUNT);

    /** A few roles of different names, the ones that users mostly have. */
    Gen<List<Role>> roles() {
        return in -> NAMES.stream()
                .filter(name -> chance(92).generate(in))
                .map(name -> role(name, in))
                .toList();
    }

    private Role role(String name, RandomnessSource in) {
        RoleVersion version = VERSION.generate(in);
        return new Role(
                name,
                version,
                allow(version, in),
                rarely(20, source -> deny(version, source), RoleSection.EMPTY).generate(in),
                WorldOptions.options().generate(in),
                Span.NONE);
    }

    private RoleSection allow(RoleVersion version, RandomnessSource in) {
        Gen<LabelSelector> selector = any(LabelSelector.everything(), LabelSelector.everything(), LabelSelector.EMPTY)
                .mix(selector(), 40);
        Map<ResourceKind, LabelCondition> labels = new EnumMap<>(ResourceKind.class);
        ResourceKind.of(theme.kind())
                .filter(kind -> chance(85).generate(in))
                .ifPresent(kind -> labels.put(kind, condition(selector, 20, in)));
        Map<Principal, List<Fragment>> accounts = new EnumMap<>(Principal.class);
        for (Principal principal : ACCOUNTS) {
            accounts.put(
                    principal, some(least(principal), 4, accounts(principal)).generate(in));
        }
        return new RoleSection(
                namespaces(in),
                labels,
                accounts,
                new WorldRules(theme).rules().generate(in),
                Span.NONE,
                kubernetes(version, 80, in));
    }

    private RoleSection deny(RoleVersion version, RandomnessSource in) {
        Gen<LabelSelector> selector = any(
                        LabelSelector.EMPTY,
                        new LabelSelector(
                                List.of(new LabelSelector.Entry(Fragment.of("*"), List.of(Fragment.of("prod"))))),
                        LabelSelector.everything())
                .mix(selector(), 60);
        Map<ResourceKind, LabelCondition> labels = new EnumMap<>(ResourceKind.class);
        ResourceKind.of(theme.kind())
                .filter(kind -> chance(50).generate(in))
                .ifPresent(kind -> labels.put(kind, condition(selector, 40, in)));
        Map<Principal, List<Fragment>> accounts = new EnumMap<>(Principal.class);
        for (Principal principal : ACCOUNTS) {
            if (chance(25).generate(in)) {
                accounts.put(principal, some(1, 2, accounts(principal)).generate(in));
            }
        }
        return new RoleSection(
                namespaces(in),
                labels,
                accounts,
                new WorldRules(theme).rules().generate(in),
                Span.NONE,
                kubernetes(version, 30, in));
    }

    private Optional<List<KubernetesRule>> kubernetes(RoleVersion version, int percent, RandomnessSource in) {
        return theme.isKubernetes()
                ? maybe(percent, WorldKubernetes.rules(version)).generate(in)
                : Optional.empty();
    }

    private static List<String> namespaces(RandomnessSource in) {
        return rarely(
                        10,
                        any(List.of("*"), List.of("apps"), List.<String>of(), List.of("apps", "default")),
                        List.of("default"))
                .generate(in);
    }

    private static Gen<LabelSelector> selector() {
        return some(1, 2, ENTRY).map(LabelSelector::new);
    }

    private static LabelCondition condition(Gen<LabelSelector> selector, int percentExpressions, RandomnessSource in) {
        return new LabelCondition(
                selector.generate(in),
                maybe(percentExpressions, WorldTexts.expression().map(Fragment::of))
                        .generate(in));
    }

    private static Gen<Fragment> accounts(Principal principal) {
        return principal == Principal.DB_USERS || principal == Principal.DB_NAMES ? DATABASE_ACCOUNT : ACCOUNT;
    }

    /** Kubernetes accounts are often none at all, since any one of them is enough. */
    private static int least(Principal principal) {
        return principal == Principal.KUBERNETES_GROUPS || principal == Principal.KUBERNETES_USERS ? 0 : 1;
    }
}
