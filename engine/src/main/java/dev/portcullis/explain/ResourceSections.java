package dev.portcullis.explain;

import dev.portcullis.explain.SectionReport.Topic;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.Scope;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import java.util.List;
import java.util.stream.Stream;

/** What the halves of a role say to a request for a resource. */
final class ResourceSections {
    private final ResourceKind kind;
    private final Scope scope;

    ResourceSections(ResourceKind kind, Scope scope) {
        this.kind = kind;
        this.scope = scope;
    }

    /** Both halves; a deny half that says nothing of the kind is left out. */
    List<SectionReport> of(Role source, CompiledRole compiled) {
        Viewpoint denying = Viewpoint.of(Half.DENY, source.version(), scope);
        Viewpoint allowing = Viewpoint.of(Half.ALLOW, source.version(), scope);
        return Stream.concat(
                        denies(source.deny(), compiled, denying), Stream.of(allows(source.allow(), compiled, allowing)))
                .toList();
    }

    private Stream<SectionReport> denies(RoleSection section, CompiledRole compiled, Viewpoint view) {
        List<Step> conditions = objections(view, section);
        if (conditions.isEmpty()) {
            return Stream.of();
        }
        Step whole = Step.asking(asked -> compiled.deny().denies(kind, asked), scope, "deny", section.place());
        String said = whole.held() ? "deny applies" : whole.failed() ? "deny does not apply" : whole.text();
        return Stream.of(
                new SectionReport(Half.DENY, "", whole.saying(said).with(conditions), Topic.ASKED_FOR, List.of()));
    }

    /** A half for another namespace says nothing, whatever stands in it. */
    private List<Step> objections(Viewpoint view, RoleSection section) {
        LabelCondition labels = section.labels(kind);
        LabelSteps steps = new LabelSteps(view, kind);
        List<Step> conditions = Stream.of(
                        steps.together(labels.selector()), steps.expression(labels), accounts(view, section))
                .flatMap(some -> some)
                .toList();
        return conditions.isEmpty() || section.appliesToDefaultNamespace()
                ? conditions
                : namespaces(section).toList();
    }

    private SectionReport allows(RoleSection section, CompiledRole compiled, Viewpoint view) {
        Step whole = Step.asking(asked -> compiled.allow().allows(kind, asked), scope, "allow", section.place());
        String said = whole.held() ? "allow matches" : whole.failed() ? "allow does not match" : whole.text();
        List<Step> conditions = Stream.of(namespaces(section), labels(view, section), accounts(view, section))
                .flatMap(some -> some)
                .toList();
        return new SectionReport(
                Half.ALLOW,
                "",
                whole.saying(said).with(conditions),
                section.labels(kind).saysSomething() ? Topic.ASKED_FOR : Topic.OTHER,
                conditions.stream().filter(condition -> !condition.held()).toList());
    }

    private static Stream<Step> namespaces(RoleSection section) {
        return section.appliesToDefaultNamespace()
                ? Stream.of()
                : Stream.of(Step.of(Outcome.FAILED, "namespaces: neither default nor * is listed", section.place()));
    }

    private Stream<Step> labels(Viewpoint view, RoleSection section) {
        LabelCondition labels = section.labels(kind);
        if (!labels.saysSomething()) {
            return Stream.of(Step.of(Outcome.FAILED, kind.labelsKey() + ": the role names none", section.place()));
        }
        LabelSteps steps = new LabelSteps(view, kind);
        return Stream.concat(steps.entries(labels.selector()).stream(), steps.expression(labels));
    }

    private Stream<Step> accounts(Viewpoint view, RoleSection section) {
        return kind == ResourceKind.KUBE_CLUSTER
                ? new KubernetesSteps(view, section).steps()
                : new AccountSteps(view, kind, section).steps();
    }
}
