package dev.portcullis.model;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.CheckedRule;
import dev.portcullis.decision.Line;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Conclusion.Allow;
import dev.portcullis.syntax.Conclusion.Deny;
import dev.portcullis.syntax.Conclusion.Terminate;
import dev.portcullis.syntax.Message;
import dev.portcullis.syntax.Message.Part.Value;
import dev.portcullis.syntax.Message.Part.Words;
import dev.portcullis.text.GoQuote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Compiles the rules of a policy's authors. */
final class RuleCompiler {
    private static final Comparator<AuthorRule> ORDER = Comparator.comparing(
                    (AuthorRule rule) -> place(rule).file().name())
            .thenComparing(rule -> place(rule).line())
            .thenComparing(AuthorRule::name);

    private final RuleContext context;
    private final RuleContext unobserved;
    private final RuleTestFinder tests = new RuleTestFinder();
    private final ToIntFunction<RoleOptions> optionsNumbers;

    /**
     * @param optionsNumbers numbers the options of roles and rules
     */
    RuleCompiler(ConditionObserver observer, ToIntFunction<RoleOptions> optionsNumbers, Diagnostics diagnostics) {
        this.context = new RuleContext(new PatternCompiler(diagnostics), observer, EnumSet.noneOf(RequestPart.class));
        this.unobserved = context.unobserved();
        this.optionsNumbers = optionsNumbers;
    }

    private static Span place(AuthorRule rule) {
        return rule.checked().rule().name().span();
    }

    RuleIndex compile(List<AuthorRule> rules) {
        List<AuthorRule> inOrder = rules.stream().sorted(ORDER).toList();
        List<CompiledRule> compiled = new ArrayList<>(rules.size());
        for (AuthorRule rule : inOrder) {
            compiled.add(compile(rule, compiled.size()));
        }
        return RuleIndex.of(compiled, context.reads());
    }

    private CompiledRule compile(AuthorRule rule, int order) {
        Conclusion conclusion = rule.checked().rule().conclusion();
        return new CompiledRule(
                rule,
                line(conclusion),
                condition(rule.checked()),
                message(rule),
                test(rule.checked()),
                order,
                rule.settings().options().map(optionsNumbers::applyAsInt).orElse(0));
    }

    /** Those who look on want to hear all of a rule. */
    private Optional<RuleTest> test(CheckedRule rule) {
        return context.observer() == ConditionObserver.NONE ? tests.find(rule, context) : Optional.empty();
    }

    static Line line(Conclusion conclusion) {
        if (conclusion instanceof Terminate) {
            return Line.TERMINATE_RULE;
        }
        return conclusion instanceof Deny ? Line.DENY_RULE : Line.GRANT;
    }

    /** What must hold: {@code when}, and not {@code unless}. */
    private Condition condition(CheckedRule rule) {
        List<Condition> parts = new ArrayList<>(2);
        rule.when().map(when -> new RuleTree(when, context).condition()).ifPresent(parts::add);
        rule.unless()
                .map(unless -> new RuleTree(unless, context).condition())
                .<Condition>map(unless -> scope -> !unless.holds(scope))
                .ifPresent(parts::add);
        Condition all = parts.size() == 1 ? parts.get(0) : scope -> Kleene.all(parts, scope);
        return context.observer().whole(rule.rule(), parts.isEmpty() ? Condition.TRUE : all);
    }

    private RuleMessage message(AuthorRule rule) {
        Conclusion conclusion = rule.checked().rule().conclusion();
        if (conclusion instanceof Deny deny) {
            return deny.message()
                    .map(message -> message(message, rule))
                    .orElseGet(() -> RuleMessage.of("denied by rule " + GoQuote.of(rule.name())));
        }
        if (conclusion instanceof Terminate terminate) {
            return terminate
                    .message()
                    .map(message -> message(message, rule))
                    .orElseGet(() -> RuleMessage.of("terminated by rule " + GoQuote.of(rule.name())));
        }
        if (conclusion instanceof Allow) {
            return RuleMessage.of("");
        }
        throw new AssertionError("no case for " + conclusion);
    }

    private RuleMessage message(Message message, AuthorRule rule) {
        Iterator<CheckedExpression> values = rule.checked().values().iterator();
        List<RuleMessage.Part> parts = new ArrayList<>();
        for (Message.Part part : message.parts()) {
            if (part instanceof Words words) {
                parts.add(RuleMessage.words(words.text()));
            } else if (part instanceof Value) {
                parts.add(RuleMessage.value(new RuleTree(values.next(), unobserved).value()));
            } else {
                throw new AssertionError("no case for " + part);
            }
        }
        return new RuleMessage(parts);
    }
}
