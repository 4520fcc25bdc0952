package dev.portcullis.parse;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import java.util.Optional;

/** Reads expressions, alone or inside of a message. */
final class ExpressionReader {
    private ExpressionReader() {}

    static Optional<Expression> read(Dialect dialect, Places places) {
        return new Reading(TextKind.EXPRESSION, dialect, places).read(PortcullisParser::expression, context -> {
            TreeBuilder builder = new TreeBuilder(places);
            Expression expression = builder.expression(context.disjunction());
            return builder.failed() ? Optional.empty() : Optional.of(expression);
        });
    }
}
