package dev.portcullis.model;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.RuleSettings;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Optional;

/** A rule of a policy's author that can be asked. */
public final class CompiledRule {
    private final AuthorRule source;
    private final Line line;
    private final Condition condition;
    private final RuleMessage message;
    private final Optional<RuleTest> test;
    private final int order;
    private final int optionsNumber;
    private final Origin origin;

    /**
     * @param source what was written
     * @param line where it speaks in a decision
     * @param condition what must hold
     * @param message what users are told
     * @param test a test without which it does not hold
     * @param order its place among all rules
     * @param optionsNumber stands for its options as it does for those of roles
     */
    CompiledRule(
            AuthorRule source,
            Line line,
            Condition condition,
            RuleMessage message,
            Optional<RuleTest> test,
            int order,
            int optionsNumber) {
        this.source = source;
        this.line = line;
        this.condition = condition;
        this.message = message;
        this.test = test;
        this.order = order;
        this.optionsNumber = optionsNumber;
        this.origin =
                new Origin("rule", source.name(), source.checked().rule().name().span());
    }

    public String name() {
        return source.name();
    }

    /** What was written. */
    public AuthorRule source() {
        return source;
    }

    /** Where it speaks in a decision: to terminate, to deny or to grant. */
    public Line line() {
        return line;
    }

    public Condition condition() {
        return condition;
    }

    public RuleSettings settings() {
        return source.settings();
    }

    /** A number that stands for its options: the same as that of roles of the policy with equal options. */
    public int optionsNumber() {
        return optionsNumber;
    }

    public Origin origin() {
        return origin;
    }

    Optional<RuleTest> test() {
        return test;
    }

    /** Its place among all rules: by file, line and name. */
    int order() {
        return order;
    }

    /** Whether it is about the kind and the action of a request; rules grant nothing but resources. */
    boolean isAbout(Scope scope) {
        Declaration.Rule rule = source.checked().rule();
        return (line != Line.GRANT || scope.request().isForResource())
                && has(rule.kinds(), scope.resourceKind())
                && has(rule.actions(), scope.request().action().name());
    }

    private static boolean has(List<Name> names, String wanted) {
        return names.isEmpty() || names.stream().anyMatch(name -> name.text().equals(wanted));
    }

    /** What it has to say to a request. One that cannot be evaluated grants nothing, and refuses what it is about. */
    public Optional<Finding> finding(Scope scope) {
        try {
            return condition.holds(scope) ? Optional.of(holding(scope)) : Optional.empty();
        } catch (EvaluationException broken) {
            return line == Line.GRANT ? Optional.empty() : Optional.of(broken(broken));
        }
    }

    private Finding holding(Scope scope) {
        return line == Line.GRANT
                ? new Finding(line, Reason.GRANTED, "", origin)
                : new Finding(line, Reason.RULE, message.of(scope), origin);
    }

    private Finding broken(EvaluationException broken) {
        String told = "access denied: rule " + GoQuote.of(name()) + " could not be evaluated";
        String why = RuleMessage.cut(broken.why()) + " (" + broken.place() + ")";
        return new Finding(line, Reason.ERROR, RuleMessage.cut(told), why, origin);
    }
}
