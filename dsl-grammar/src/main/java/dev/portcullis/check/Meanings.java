package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What a checker has found out about the nodes of an expression, by their identity. */
final class Meanings {
    final IdentityHashMap<Expression, StaticType> types = new IdentityHashMap<>();
    final IdentityHashMap<Expression, Reference> references = new IdentityHashMap<>();
    final IdentityHashMap<Call, Function> functions = new IdentityHashMap<>();
    final IdentityHashMap<Name, CheckedExpression> definitions = new IdentityHashMap<>();
    final IdentityHashMap<Member, LocalField> fields = new IdentityHashMap<>();
    final IdentityHashMap<Expression, Object> constants = new IdentityHashMap<>();

    /** What the nodes are about, once it was asked. */
    final IdentityHashMap<Expression, String> subjects = new IdentityHashMap<>();

    StaticType type(Expression node) {
        return types.getOrDefault(node, StaticType.UNKNOWN);
    }

    /** The text that a node stands for in the policy itself. */
    Optional<String> text(Expression node) {
        return constants.get(node) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
