package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Name;
import java.util.Map;
import java.util.Optional;

/**
 * How large an expression is with its definitions written out.
 *
 * @param nodes how many parts it has
 * @param depth how deep they nest
 */
record Extent(long nodes, int depth) {
    /** How many parts a rule may have. */
    static final int MOST_NODES = 20_000;
    /** How deep they may nest: definitions that use each other, each with an expression of its own. */
    static final int DEEPEST = 400;

    static final Extent NONE = new Extent(0, 0);

    /** The extent of an expression, from those of the definitions it may use. */
    static Extent of(Expression expression, Map<String, Extent> definitions) {
        Extent inside =
                Parts.of(expression).stream().map(part -> of(part, definitions)).reduce(NONE, Extent::beside);
        Extent named = expression instanceof Name name
                ? Optional.ofNullable(definitions.get(name.text())).orElse(NONE)
                : NONE;
        return new Extent(1 + inside.nodes + named.nodes, 1 + Math.max(inside.depth, named.depth));
    }

    Extent beside(Extent other) {
        return new Extent(nodes + other.nodes, Math.max(depth, other.depth));
    }

    boolean isTooLarge() {
        return nodes > MOST_NODES || depth > DEEPEST;
    }
}
