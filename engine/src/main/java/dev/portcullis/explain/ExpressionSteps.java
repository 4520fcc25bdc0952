package dev.portcullis.explain;

import dev.portcullis.model.ConditionPart;
import dev.portcullis.model.ConditionPart.Joint;
import dev.portcullis.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the parts of an expression say to a request. */
final class ExpressionSteps {
    private final Scope scope;

    ExpressionSteps(Scope scope) {
        this.scope = scope;
    }

    /** An expression under a name, with the parts that decided it below. */
    Step named(String name, ConditionPart whole) {
        Step step = step(whole);
        return step.saying(name + " " + step.text());
    }

    private Step step(ConditionPart part) {
        Step asked = Step.asking(part.condition(), scope, Words.expression(part.text()), part.place());
        return part.joint() == Joint.NONE
                ? asked.saying(asked.text() + where(part))
                : asked.with(deciding(
                        part.joint(),
                        asked.outcome(),
                        part.parts().stream().map(this::step).toList()));
    }

    /** Of a disjunction that holds, those operands that hold; of a conjunction that does not, those that do not. */
    private static List<Step> deciding(Joint joint, Outcome whole, List<Step> operands) {
        boolean some = whole == Outcome.ERROR
                || (joint == Joint.ANY && whole == Outcome.HELD)
                || (joint == Joint.ALL && whole == Outcome.FAILED);
        return some
                ? operands.stream()
                        .filter(operand -> operand.outcome() == whole)
                        .toList()
                : operands;
    }

    /** What the names of a condition stand for. */
    String where(ConditionPart part) {
        Map<String, Object> values = part.values(scope);
        List<String> known = values.entrySet().stream()
                .map(name -> name.getKey() + " is " + Words.value(name.getValue()))
                .toList();
        return known.isEmpty() ? "" : known.stream().limit(3).collect(Collectors.joining(", ", "; ", ""));
    }
}
