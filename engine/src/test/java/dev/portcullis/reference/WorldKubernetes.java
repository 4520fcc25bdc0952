package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;
import static dev.portcullis.reference.Choices.someDistinct;

import dev.portcullis.request.KubeObject;
import dev.portcullis.role.KubernetesKind;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import org.quicktheories.core.Gen;

/** Random objects in Kubernetes clusters, and entries of roles about them that every reader accepts. */
final class WorldKubernetes {
    private record Named(String kind, String apiGroup) {}

    private static final String RBAC = "rbac.authorization.k8s.io";

    private static final Gen<Named> OBJECT_KIND = any(
            new Named("pods", ""),
            new Named("pods", ""),
            new Named("secrets", ""),
            new Named("deployments", "apps"),
            new Named("nodes", ""),
            new Named("namespaces", ""),
            new Named("namespaces", ""),
            new Named("namespaces", ""),
            new Named("namespaces", ""),
            new Named("clusterroles", RBAC),
            new Named("widgets", "example.com"),
            new Named("events", ""),
            new Named("pods", "metrics.k8s.io"));

    private static final Gen<Named> PLURAL = any(
            new Named("*", "*"),
            new Named("pods", ""),
            new Named("pods", ""),
            new Named("pods", "*"),
            new Named("secrets", ""),
            new Named("deployments", "apps"),
            new Named("deployments", "^(apps|extensions)$"),
            new Named("nodes", ""),
            new Named("namespaces", ""),
            new Named("clusterroles", "*.k8s.io"),
            new Named("widgets", "example.com"),
            new Named("widgets", "^[$"),
            new Named("*", "example.com"),
            new Named("*", "^(apps|)$"));

    private static final Gen<Named> SINGULAR = any("*", "*", "pod", "secret", "deployment", "kube_node", "clusterrole")
            .mix(any("namespace"), 15)
            .map(kind -> new Named(kind, ""));

    private static final Gen<Named> ONLY_POD = any("pod").map(kind -> new Named(kind, ""));

    private static final Gen<String> NAMESPACE = rarely(
            8,
            any("^(?=x)$", "{{external.a}}-{{external.b}}", "{{external.nope}}"),
            any("*", "*", "prod", "pr*", "{{external.envs}}", "^prod|x$", "staging", "^.*$"));

    private static final Gen<String> NAME = rarely(
            6, any("^[$", "{{external.nope}}"), any("*", "*", "*", "prod", "web-*", "{{external.team}}-1", "web-1"));

    private static final Gen<String> VERB =
            any("get", "list", "create", "{{external.verbs}}", "{{external.nope}}", "{{external.nope}}");

    private static final Gen<KubeObject> OBJECT = in -> {
        Named kind = OBJECT_KIND.generate(in);
        boolean inNamespace = !KubernetesKind.isClusterWide(kind.kind);
        return new KubeObject(
                kind.kind,
                kind.apiGroup,
                rarely(10, any("", "prod"), inNamespace ? any("prod", "staging") : any(""))
                        .generate(in),
                rarely(30, any("ops-1", "", ""), inNamespace ? any("web-1") : any("prod", "web-1"))
                        .generate(in),
                any("get", "get", "list", "create", "delete").generate(in));
    };

    private WorldKubernetes() {}

    /** Objects, or only the cluster. */
    static Gen<KubeObject> objects() {
        return rarely(20, any(KubeObject.NONE), OBJECT);
    }

    /** Entries that a version can have. */
    static Gen<List<KubernetesRule>> rules(RoleVersion version) {
        return some(0, 3, rule(version));
    }

    private static Gen<KubernetesRule> rule(RoleVersion version) {
        return in -> {
            Named kind = kinds(version).generate(in);
            return new KubernetesRule(
                    Fragment.of(kind.kind),
                    Fragment.of(kind.apiGroup),
                    Fragment.of(namespaces(kind).generate(in)),
                    Fragment.of(NAME.generate(in)),
                    verbs(version).generate(in).stream().map(Fragment::of).toList(),
                    Span.NONE);
        };
    }

    private static Gen<Named> kinds(RoleVersion version) {
        return switch (version) {
            case V8 -> PLURAL;
            case V7 -> SINGULAR;
            default -> ONLY_POD;
        };
    }

    private static Gen<String> namespaces(Named kind) {
        boolean needed = KubernetesKind.ofPlural(kind.kind, kind.apiGroup)
                .or(() -> KubernetesKind.ofSingular(kind.kind))
                .filter(known -> !known.isClusterWide())
                .isPresent();
        boolean star = kind.kind.equals("*") && kind.apiGroup.isEmpty();
        return needed || star ? NAMESPACE : rarely(60, any(""), NAMESPACE);
    }

    private static Gen<List<String>> verbs(RoleVersion version) {
        boolean onlyAll = version.compareTo(RoleVersion.V7) < 0;
        return rarely(onlyAll ? 0 : 60, someDistinct(0, 2, VERB), List.of("*"));
    }
}
