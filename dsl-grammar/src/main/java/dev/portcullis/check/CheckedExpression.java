package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import java.util.Optional;

/**
 * An expression with what its names mean: all that an evaluator needs beside the tree.
 *
 * <p>There is no second tree. An evaluator walks the syntax tree from {@link #expression()}. At each node it takes the
 * first of these that there is: {@link #constant}, whose value is known; {@link #reference}, a chain of names, which it
 * does not go further down; {@link #definition}, another expression that stands for a name; {@link #field} of a local
 * time; {@link #function} of a {@link Call}. Meanings are kept by the identity of the node: two equal nodes at different
 * places are two nodes, and comparing whole trees would be slow.
 */
public final class CheckedExpression {
    private final Expression expression;
    private final ValueType type;
    private final Meanings meanings;

    CheckedExpression(Expression expression, ValueType type, Meanings meanings) {
        this.expression = expression;
        this.type = type;
        this.meanings = meanings;
    }

    public Expression expression() {
        return expression;
    }

    /** What the whole expression gives. */
    public ValueType type() {
        return type;
    }

    /** What is written. */
    @Override
    public String toString() {
        return expression.span().text();
    }

    StaticType staticType() {
        return meanings.type(expression);
    }

    Meanings meanings() {
        return meanings;
    }

    /**
     * What a node of this expression gives. A text that is compared with a version is one itself, and so is each of a
     * list of such texts.
     */
    public ValueType type(Expression node) {
        return Optional.ofNullable(meanings.types.get(node))
                .map(StaticType::type)
                .orElseThrow(() -> stranger(node));
    }

    /** Which function a call of this expression calls. The receiver of {@code at} is the target of its callee. */
    public Function function(Call call) {
        return Optional.ofNullable(meanings.functions.get(call)).orElseThrow(() -> stranger(call));
    }

    private static IllegalArgumentException stranger(Expression node) {
        return new IllegalArgumentException("not of this expression: " + node.span());
    }

    /** What a chain of names of this expression stands for; empty for every other node. */
    public Optional<Reference> reference(Expression chain) {
        return Optional.ofNullable(meanings.references.get(chain));
    }

    /** The expression that a name stands for which a {@code define} gives. */
    public Optional<CheckedExpression> definition(Name name) {
        return Optional.ofNullable(meanings.definitions.get(name));
    }

    /** What is asked of the local time that is the target of this node. */
    public Optional<LocalField> field(Member member) {
        return Optional.ofNullable(meanings.fields.get(member));
    }

    /**
     * The value of a node that is a literal, a list of literals, a name defined as such, or a text in quotes turned into
     * another value ({@code cidr("10.0.0.0/8")}): of the class that belongs to the type of the node.
     */
    public Optional<Object> constant(Expression node) {
        return Optional.ofNullable(meanings.constants.get(node));
    }
}
