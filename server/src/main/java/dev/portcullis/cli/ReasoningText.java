package dev.portcullis.cli;

import dev.portcullis.decision.Line;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.explain.Check;
import dev.portcullis.explain.Outcome;
import dev.portcullis.explain.Reasoning;
import dev.portcullis.explain.RoleReport;
import dev.portcullis.explain.Shortfall;
import dev.portcullis.explain.Step;
import java.util.List;
import java.util.stream.Stream;

/** A reasoning as people read it: the decision, a tree of what was looked at, and what is missing. */
final class ReasoningText {
    private static final int MOST_CHILDREN = 8;
    private static final int MOST_TOPS = 20;

    private final Marks marks;
    private final Style style;

    ReasoningText(Marks marks, Style style) {
        this.marks = marks;
        this.style = style;
    }

    String of(Reasoning reasoning) {
        TextTree tree = new TextTree(marks, style);
        List<Step> before = checks(reasoning)
                .filter(check -> isBeforeRoles(check.line()))
                .map(Check::step)
                .toList();
        List<Step> roles = reasoning.roles().stream().map(RoleReport::step).toList();
        List<Step> after = checks(reasoning)
                .filter(check -> !isBeforeRoles(check.line()))
                .map(Check::step)
                .toList();
        before.forEach(step -> print(step, 0, tree));
        print(roles, interesting(reasoning), MOST_TOPS, 0, tree);
        after.forEach(step -> print(step, 0, tree));
        return marks.drawn(DecisionText.why(reasoning.decision())) + "\n" + tree + missing(reasoning.missing());
    }

    private static Stream<Check> checks(Reasoning reasoning) {
        return reasoning.checks().stream();
    }

    private static boolean isBeforeRoles(Line line) {
        return line.compareTo(Line.ROLE_DENY) < 0;
    }

    /** Which roles matter more when there is no room for all. */
    private static Outcome interesting(Reasoning reasoning) {
        return reasoning.decision().allowed() ? Outcome.HELD : Outcome.FAILED;
    }

    private void print(Step step, int depth, TextTree tree) {
        tree.line(depth, step);
        print(step.children(), step.outcome(), MOST_CHILDREN, depth + 1, tree);
    }

    /** As many steps as there is room for in their order: broken ones first, then those with the outcome that matters. */
    private void print(List<Step> steps, Outcome interesting, int most, int depth, TextTree tree) {
        List<Step> shown = steps.size() <= most ? steps : Selection.of(steps, interesting, most);
        shown.forEach(step -> print(step, depth, tree));
        if (shown.size() < steps.size()) {
            tree.more(depth, steps.size() - shown.size());
        }
    }

    private String missing(List<Shortfall> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        TextTree list = new TextTree(marks, style);
        missing.stream().limit(MOST_CHILDREN).forEach(shortfall -> {
            list.item(shortfall.who() + " " + shortfall.kind().verb() + ":", shortfall.place());
            shortfall.conditions().stream().limit(MOST_CHILDREN).forEach(list::subitem);
            if (shortfall.conditions().size() > MOST_CHILDREN) {
                list.more(2, shortfall.conditions().size() - MOST_CHILDREN);
            }
        });
        if (missing.size() > MOST_CHILDREN) {
            list.more(1, missing.size() - MOST_CHILDREN);
        }
        return "\nmissing\n" + list;
    }
}
