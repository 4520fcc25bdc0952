package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * An expression with what its names mean: all that an evaluator needs beside the tree.
 *
 * <p>There is no second tree. An evaluator walks the syntax tree from {@link #expression()}; at a {@link Call} it asks
 * for {@link #function}, at the top of a chain of names ({@code Name}, {@code Member}, {@code Index}) for
 * {@link #reference}, and does not go further down that chain. Resolutions are kept by the identity of the node: two
 * equal nodes at different places are two nodes, and comparing whole trees would be slow.
 */
public final class CheckedExpression {
    private final Expression expression;
    private final ValueType type;
    private final IdentityHashMap<Expression, Reference> references;
    private final IdentityHashMap<Expression, Function> functions;

    CheckedExpression(
            Expression expression,
            ValueType type,
            IdentityHashMap<Expression, Reference> references,
            IdentityHashMap<Expression, Function> functions) {
        this.expression = expression;
        this.type = type;
        this.references = new IdentityHashMap<>(references);
        this.functions = new IdentityHashMap<>(functions);
    }

    public Expression expression() {
        return expression;
    }

    /** What the whole expression gives. */
    public ValueType type() {
        return type;
    }

    /** Which function a call of this expression calls. */
    public Function function(Call call) {
        return Optional.ofNullable(functions.get(call))
                .orElseThrow(() -> new IllegalArgumentException("not a call of this expression: " + call.span()));
    }

    /** What a chain of names of this expression stands for; empty for every other node. */
    public Optional<Reference> reference(Expression chain) {
        return Optional.ofNullable(references.get(chain));
    }
}
