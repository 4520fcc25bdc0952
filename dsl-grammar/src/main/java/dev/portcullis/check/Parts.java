package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an expression is made of. */
final class Parts {
    private Parts() {}

    /** The expressions right below a node that have values of their own. */
    static List<Expression> of(Expression node) {
        if (node instanceof ListOf list) return list.items();
        if (node instanceof Member member) return List.of(member.target());
        if (node instanceof Index index) return List.of(index.target(), index.key());
        if (node instanceof Call call) return of(call);
        if (node instanceof Not not) return List.of(not.operand());
        if (node instanceof And and) return and.operands();
        if (node instanceof Or or) return or.operands();
        if (node instanceof Comparison comparison) return List.of(comparison.left(), comparison.right());
        return List.of();
    }

    /** What is called is no value, but what a method is called on is one. */
    private static List<Expression> of(Call call) {
        return call.callee() instanceof Member method
                ? Stream.concat(Stream.of(method.target()), call.arguments().stream())
                        .toList()
                : call.arguments();
    }

    /** The names that an expression refers to, as often as it does: the heads of its chains. */
    static List<String> heads(Expression expression) {
        List<String> heads = new ArrayList<>();
        collect(expression, heads);
        return heads;
    }

    private static void collect(Expression node, List<String> heads) {
        if (node instanceof Name name) {
            heads.add(name.text());
        }
        of(node).forEach(part -> collect(part, heads));
    }
}
