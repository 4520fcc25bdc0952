package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;

/** What a file of rules is made of. */
public sealed interface Declaration {
    /** All of it, from its first word to its last. */
    Span span();

    /** {@code define name = value}: a name for a value, known in its file only. */
    record Definition(Expression.Name name, Expression value, Span span) implements Declaration {}

    /**
     * What holds for some requests.
     *
     * @param name what people call it
     * @param kinds resource kinds that it is about; none for all
     * @param actions action names that it is about; none for all
     * @param when what must be true; missing for always
     * @param unless what must not be true; missing for never
     * @param conclusion what follows
     * @param span all of it
     */
    record Rule(
            Expression.Text name,
            List<Expression.Name> kinds,
            List<Expression.Name> actions,
            Optional<Expression> when,
            Optional<Expression> unless,
            Conclusion conclusion,
            Span span)
            implements Declaration {
        public Rule {
            kinds = List.copyOf(kinds);
            actions = List.copyOf(actions);
        }
    }
}
