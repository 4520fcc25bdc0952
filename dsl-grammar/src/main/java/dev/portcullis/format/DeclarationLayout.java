package dev.portcullis.format;

import static dev.portcullis.format.Layout.BLANK;
import static dev.portcullis.format.Layout.BREAK;
import static dev.portcullis.format.Layout.LINE;
import static dev.portcullis.format.Layout.group;
import static dev.portcullis.format.Layout.nested;
import static dev.portcullis.format.Layout.sequence;
import static dev.portcullis.format.Layout.text;

import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Conclusion.Allow;
import dev.portcullis.syntax.Conclusion.Deny;
import dev.portcullis.syntax.Conclusion.Setting;
import dev.portcullis.syntax.Conclusion.Terminate;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Declaration.Definition;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Declarations: a rule's name on the first line, each clause on one of its own. */
final class DeclarationLayout {
    private final AsWritten writing;
    private final ExpressionLayout expressions;
    private int end;

    DeclarationLayout(AsWritten writing) {
        this.writing = writing;
        this.expressions = new ExpressionLayout(Dialect.RULES, writing);
    }

    Layout of(Declaration declaration) {
        if (declaration instanceof Definition definition) return definition(definition);
        if (declaration instanceof Rule rule) return rule(rule);
        throw new AssertionError("no case for " + declaration);
    }

    private Layout definition(Definition definition) {
        Layout keyword = expressions.word("define", definition.span());
        Layout name = expressions.of(definition.name());
        List<Layout> comments = writing.commentsBefore(definition.value().span().start());
        return sequence(
                keyword,
                nested(BLANK, name, BLANK, text("="), new Layout.Sequence(comments)),
                BLANK,
                expressions.of(definition.value()));
    }

    private Layout rule(Rule rule) {
        Layout keyword = expressions.word("rule", rule.span());
        Layout name = expressions.of(rule.name());
        end = rule.name().span().end();
        return sequence(
                keyword,
                nested(
                        BLANK,
                        name,
                        scope(rule),
                        condition("when", rule.when()),
                        condition("unless", rule.unless()),
                        conclusion(rule.conclusion())));
    }

    /** {@code for} and {@code on} share a line if there is room. */
    private Layout scope(Rule rule) {
        List<Layout> parts = new ArrayList<>();
        addNames("for", rule.kinds(), parts);
        addNames("on", rule.actions(), parts);
        return parts.isEmpty() ? sequence() : sequence(BREAK, new Layout.Group(new Layout.Sequence(parts)));
    }

    private void addNames(String keyword, List<Name> names, List<Layout> parts) {
        if (names.isEmpty()) {
            return;
        }
        parts.addAll(writing.commentsBefore(writing.keyword(keyword, end)));
        if (!parts.isEmpty()) {
            parts.add(LINE);
        }
        parts.add(group(nested(text(keyword), BLANK, separated(names, Name::span, this::name))));
        end = names.get(names.size() - 1).span().end();
    }

    private Layout name(Name name) {
        return expressions.word(writing.literal(name.span()), name.span());
    }

    private <T> Layout separated(List<T> items, Function<T, Span> place, Function<T, Layout> print) {
        List<Layout> parts = new ArrayList<>();
        for (T item : items) {
            if (!parts.isEmpty()) {
                parts.add(text(","));
                parts.addAll(writing.commentsBefore(place.apply(item).start()));
                parts.add(LINE);
            }
            parts.add(print.apply(item));
        }
        return new Layout.Sequence(parts);
    }

    private Layout condition(String keyword, Optional<Expression> condition) {
        return condition.map(expression -> condition(keyword, expression)).orElseGet(Layout::sequence);
    }

    private Layout condition(String keyword, Expression expression) {
        List<Layout> before = writing.commentsBefore(writing.keyword(keyword, end));
        Layout clause = sequence(BREAK, text(keyword), BLANK, expressions.of(expression));
        end = expression.span().end();
        return Layout.join(before, clause);
    }

    private Layout conclusion(Conclusion conclusion) {
        List<Layout> before = writing.commentsBefore(conclusion.span().start());
        return Layout.join(before, BREAK, verdict(conclusion));
    }

    private Layout verdict(Conclusion conclusion) {
        if (conclusion instanceof Allow allow) return allow(allow);
        if (conclusion instanceof Deny deny) return sequence(text("deny"), message(deny.message()));
        if (conclusion instanceof Terminate terminate) return sequence(text("terminate"), message(terminate.message()));
        throw new AssertionError("no case for " + conclusion);
    }

    private Layout allow(Allow allow) {
        if (allow.settings().isEmpty()) {
            return text("allow");
        }
        Layout settings = separated(allow.settings(), Setting::span, this::setting);
        return sequence(text("allow"), BLANK, text("with"), group(nested(LINE, settings)));
    }

    private Layout setting(Setting setting) {
        Layout name = expressions.of(setting.name());
        return sequence(name, BLANK, text("="), BLANK, expressions.of(setting.value()));
    }

    private Layout message(Optional<Message> message) {
        return message.map(Message::span)
                .map(place -> sequence(BLANK, nested(expressions.word(writing.literal(place), place))))
                .orElseGet(Layout::sequence);
    }
}
