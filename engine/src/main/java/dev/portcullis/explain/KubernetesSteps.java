package dev.portcullis.explain;

import dev.portcullis.model.Section;
import dev.portcullis.request.KubeObject;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a section reaches the object inside a Kubernetes cluster that a request asks for. */
final class KubernetesSteps {
    private static final String FIELD = "kubernetes_resources";

    private final Viewpoint view;
    private final RoleSection section;

    KubernetesSteps(Viewpoint view, RoleSection section) {
        this.view = view;
        this.section = section;
    }

    /** One step with the entries below, unless only the cluster is asked for or nothing is said. */
    Stream<Step> steps() {
        KubeObject object = view.scope().request().kubeObject();
        List<KubernetesRule> rules = section.kubernetes().orElse(List.of());
        if (object.equals(KubeObject.NONE) || (view.denies() && rules.isEmpty())) {
            return Stream.of();
        }
        Step all = ask(
                section.kubernetes(),
                "",
                rules.isEmpty() ? section.place() : rules.get(0).place());
        String what = "kubernetes object " + words(object) + (all.held() ? " is" : " is not") + " in " + FIELD;
        String said = section.kubernetes().isPresent() ? what : what + ", which the role leaves out";
        return Stream.of(all.saying(said).with(entries(rules)));
    }

    private List<Step> entries(List<KubernetesRule> rules) {
        List<Step> entries = rules.stream()
                .map(rule -> ask(Optional.of(List.of(rule)), words(rule), rule.place()))
                .toList();
        List<Step> held = entries.stream().filter(Step::held).toList();
        return held.isEmpty() ? entries : held;
    }

    private Step ask(Optional<List<KubernetesRule>> rules, String words, Span place) {
        return Step.asking(
                scope -> view.denies()
                        ? denying(rules).denies(ResourceKind.KUBE_CLUSTER, scope)
                        : allowing(rules).allows(ResourceKind.KUBE_CLUSTER, scope),
                view.scope(),
                words,
                place);
    }

    private Section denying(Optional<List<KubernetesRule>> rules) {
        return view.parts().deny(SubSection.objects(rules));
    }

    private Section allowing(Optional<List<KubernetesRule>> rules) {
        return view.parts().allow(SubSection.objectsInAnyCluster(rules));
    }

    private static String words(KubeObject object) {
        return object.verb() + " " + words(object.kind(), object.apiGroup(), object.namespace(), object.name());
    }

    private static String words(KubernetesRule rule) {
        List<String> verbs =
                rule.verbs().stream().map(Fragment::text).map(Words::plain).toList();
        return "entry "
                + words(
                        rule.kind().text(),
                        rule.apiGroup().text(),
                        rule.namespace().text(),
                        rule.name().text())
                + ", verbs " + (verbs.isEmpty() ? "none" : Words.some(verbs, ", "));
    }

    /** {@code pods prod/web-1}, {@code deployments.apps prod/web}. */
    private static String words(String kind, String apiGroup, String namespace, String name) {
        String type = apiGroup.isEmpty() ? kind : kind + "." + apiGroup;
        String id = namespace.isEmpty() ? name : namespace + "/" + name;
        return Words.expression(type) + " " + Words.expression(id);
    }
}
