package dev.portcullis.parse;

import dev.portcullis.parse.PortcullisParser.ChainContext;
import dev.portcullis.parse.PortcullisParser.ComparisonContext;
import dev.portcullis.parse.PortcullisParser.ConjunctionContext;
import dev.portcullis.parse.PortcullisParser.DisjunctionContext;
import dev.portcullis.parse.PortcullisParser.LinkContext;
import dev.portcullis.parse.PortcullisParser.LiteralContext;
import dev.portcullis.parse.PortcullisParser.NegationContext;
import dev.portcullis.parse.PortcullisParser.OperandContext;
import dev.portcullis.parse.PortcullisParser.PrimaryContext;
import dev.portcullis.parse.PortcullisParser.TextContext;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Operator;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes the syntax tree from what the grammar found. A node's place is that of its words, parentheses around it aside. */
final class TreeBuilder {
    private final Places places;
    private final Literals literals;

    TreeBuilder(Places places) {
        this.places = places;
        this.literals = new Literals(places);
    }

    Expression expression(DisjunctionContext context) {
        List<Expression> operands = context.children.stream()
                .filter(child -> child instanceof ConjunctionContext)
                .map(child -> conjunction((ConjunctionContext) child))
                .toList();
        return operands.size() == 1 ? operands.get(0) : new Or(operands, places.span(context));
    }

    Expression literal(LiteralContext context) {
        return literals.literal(context);
    }

    Expression.Text text(TextContext context) {
        return literals.text(context);
    }

    /** Whether a literal was wrong and has been reported; the tree is of no use then. */
    boolean failed() {
        return literals.failed();
    }

    private Expression conjunction(ConjunctionContext context) {
        List<Expression> operands = context.children.stream()
                .filter(child -> child instanceof NegationContext)
                .map(child -> negation((NegationContext) child))
                .toList();
        return operands.size() == 1 ? operands.get(0) : new And(operands, places.span(context));
    }

    private Expression negation(NegationContext context) {
        return context.negation() == null
                ? comparison(context.comparison())
                : new Not(negation(context.negation()), places.span(context));
    }

    private Expression comparison(ComparisonContext context) {
        Expression left = operand(context.operand(0));
        return context.comparator() == null
                ? left
                : new Comparison(
                        operator(context.comparator()), left, operand(context.operand(1)), places.span(context));
    }

    private static Operator operator(ParserRuleContext context) {
        return switch (context.getStart().getType()) {
            case PortcullisLexer.EQUAL -> Operator.EQUAL;
            case PortcullisLexer.NOT_EQUAL -> Operator.NOT_EQUAL;
            case PortcullisLexer.LESS -> Operator.LESS;
            case PortcullisLexer.LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case PortcullisLexer.GREATER -> Operator.GREATER;
            case PortcullisLexer.GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case PortcullisLexer.IN -> Operator.IN;
            default -> Operator.NOT_IN;
        };
    }

    private Expression operand(OperandContext context) {
        return context.operand() == null
                ? chain(context.chain())
                : new Not(operand(context.operand()), places.span(context));
    }

    private Expression chain(ChainContext context) {
        Expression target = primary(context.primary());
        Span head = places.span(context.primary());
        for (LinkContext link : context.link()) {
            target = link(target, link, head.to(places.span(link)));
        }
        return target;
    }

    private Expression link(Expression target, LinkContext context, Span span) {
        return switch (context.getStart().getType()) {
            case PortcullisLexer.DOT ->
                new Member(target, new Name(context.field().getText(), places.span(context.field())), span);
            case PortcullisLexer.LEFT_BRACKET -> new Index(target, expression(context.disjunction(0)), span);
            default -> new Call(target, expressions(context), span);
        };
    }

    private Expression primary(PrimaryContext context) {
        return switch (context.getStart().getType()) {
            case PortcullisLexer.NAME -> new Name(context.getText(), places.span(context));
            case PortcullisLexer.LEFT_PAREN -> expression((DisjunctionContext) context.getChild(1));
            case PortcullisLexer.LEFT_BRACKET -> new Expression.ListOf(expressions(context), places.span(context));
            default -> literals.literal(context);
        };
    }

    private List<Expression> expressions(ParserRuleContext context) {
        return context.children.stream()
                .filter(child -> child instanceof DisjunctionContext)
                .map(child -> expression((DisjunctionContext) child))
                .toList();
    }
}
