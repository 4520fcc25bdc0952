package dev.portcullis.explain;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.ConditionPart;
import dev.portcullis.model.RuleParts;
import dev.portcullis.model.Scope;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rules of a policy's authors say that are about the kind and the action of a request. */
final class RuleSteps {
    private final CompiledPolicy policy;
    private final Scope scope;
    private final List<Finding> findings;

    RuleSteps(CompiledPolicy policy, Scope scope, List<Finding> findings) {
        this.policy = policy;
        this.scope = scope;
        this.findings = findings;
    }

    /** What the rules of a line say; nothing where none is about the request. */
    Optional<Check> of(Line line) {
        List<Step> steps = policy.rules().inScope(scope).stream()
                .filter(rule -> rule.line() == line)
                .map(this::step)
                .toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        boolean applies = findings.stream().anyMatch(found -> isOf(line, found));
        boolean good = applies == (line == Line.GRANT);
        boolean overruled = !applies && line == Line.GRANT && steps.stream().anyMatch(Step::held);
        String text = (applies ? "a rule " : "no rule ") + verb(line) + " it"
                + (overruled && isKubernetes() ? ": groups and users of Kubernetes are given by roles alone" : "");
        return Optional.of(new Check(line, new Step(good ? Outcome.HELD : Outcome.FAILED, text, Span.NONE, steps)));
    }

    /** What a rule demands beside its conditions. */
    Optional<Check> demand() {
        return findings.stream()
                .filter(found -> isOf(Line.ROLE_DEMAND, found))
                .findFirst()
                .map(found -> new Check(
                        Line.ROLE_DEMAND,
                        Step.of(
                                Outcome.FAILED,
                                "rule " + Words.quoted(found.origin().name()) + ": " + found.message(),
                                found.origin().place())));
    }

    private static boolean isOf(Line line, Finding found) {
        return found.line() == line && found.origin().kind().equals("rule");
    }

    private boolean isKubernetes() {
        return scope.request().resource().kind().equals(ResourceKind.KUBE_CLUSTER.word());
    }

    private static String verb(Line line) {
        return switch (line) {
            case TERMINATE_RULE -> "terminates";
            case DENY_RULE -> "denies";
            default -> "allows";
        };
    }

    private Step step(CompiledRule rule) {
        String name = "rule " + Words.quoted(rule.name());
        RuleParts parts = new RuleParts(rule);
        Optional<ConditionPart> passedOver = parts.passedOver(scope);
        if (passedOver.isPresent()) {
            return Step.of(
                    Outcome.FAILED,
                    name + " is passed over" + new ExpressionSteps(scope).where(passedOver.get()),
                    rule.origin().place());
        }
        Step asked = Step.asking(rule.condition(), scope, name, rule.origin().place());
        ExpressionSteps steps = new ExpressionSteps(scope);
        return asked.saying(asked.text() + (asked.held() ? " applies" : asked.failed() ? " does not apply" : ""))
                .with(Stream.concat(
                                parts.when().map(part -> steps.named("when", part)).stream(),
                                parts.unless().map(part -> steps.named("unless", part)).stream())
                        .toList());
    }
}
