package dev.portcullis.parse;

import dev.portcullis.parse.PortcullisParser.ConclusionContext;
import dev.portcullis.parse.PortcullisParser.DeclarationContext;
import dev.portcullis.parse.PortcullisParser.DefinitionContext;
import dev.portcullis.parse.PortcullisParser.DisjunctionContext;
import dev.portcullis.parse.PortcullisParser.PermissionContext;
import dev.portcullis.parse.PortcullisParser.SettingContext;
import dev.portcullis.parse.PortcullisParser.TextContext;
import dev.portcullis.parse.PortcullisParser.WordContext;
import dev.portcullis.parse.PortcullisParser.WordsContext;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Conclusion.Setting;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Declaration.Definition;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Message;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the declarations of the syntax tree from what the grammar found. */
final class DeclarationBuilder {
    private final Places places;
    private final TreeBuilder expressions;

    DeclarationBuilder(Places places) {
        this.places = places;
        this.expressions = new TreeBuilder(places);
    }

    Declaration declaration(DeclarationContext context) {
        return context.definition() == null ? rule(context.permission()) : definition(context.definition());
    }

    private Definition definition(DefinitionContext context) {
        return new Definition(
                name(context.NAME()), expressions.expression(context.disjunction()), places.span(context));
    }

    private Name name(TerminalNode word) {
        return new Name(word.getText(), places.span(word.getSymbol()));
    }

    private Rule rule(PermissionContext context) {
        return new Rule(
                expressions.text(context.text()),
                names(context, context.FOR()),
                names(context, context.ON()),
                condition(context, context.WHEN()),
                condition(context, context.UNLESS()),
                conclusion(context.conclusion()),
                places.span(context));
    }

    private List<Name> names(PermissionContext context, @Nullable TerminalNode keyword) {
        return keyword == null
                ? List.of()
                : ((WordsContext) after(context, keyword))
                        .word().stream().map(this::word).toList();
    }

    private Name word(WordContext context) {
        String text = context.text() == null
                ? context.getText()
                : expressions.text(context.text()).value();
        return new Name(text, places.span(context));
    }

    private Optional<Expression> condition(PermissionContext context, @Nullable TerminalNode keyword) {
        return keyword == null
                ? Optional.empty()
                : Optional.of(expressions.expression((DisjunctionContext) after(context, keyword)));
    }

    private static Object after(PermissionContext context, TerminalNode keyword) {
        return context.children.get(context.children.indexOf(keyword) + 1);
    }

    private Conclusion conclusion(ConclusionContext context) {
        Span span = places.span(context);
        return switch (context.getStart().getType()) {
            case PortcullisLexer.ALLOW ->
                new Conclusion.Allow(
                        context.setting().stream().map(this::setting).toList(), span);
            case PortcullisLexer.DENY -> new Conclusion.Deny(message(context.text()), span);
            default -> new Conclusion.Terminate(message(context.text()), span);
        };
    }

    private Setting setting(SettingContext context) {
        Name name = new Name(context.settingName().getText(), places.span(context.settingName()));
        return new Setting(name, value(context), places.span(context));
    }

    private Expression value(SettingContext context) {
        if (context.LEFT_BRACKET() == null) {
            return expressions.literal(context.literal(0));
        }
        Token first = context.LEFT_BRACKET().getSymbol();
        Token last = context.RIGHT_BRACKET().getSymbol();
        return new ListOf(
                context.literal().stream().map(expressions::literal).toList(),
                places.span(first).to(places.span(last)));
    }

    private Optional<Message> message(@Nullable TextContext context) {
        return context == null ? Optional.empty() : Optional.of(message(expressions.text(context), context.getStart()));
    }

    private Message message(Expression.Text text, Token token) {
        return MessageReader.read(text, token.getText(), places.start(token), places);
    }
}
