package dev.portcullis.format;

import dev.portcullis.syntax.Expression;
import java.util.List;

/** What a printer takes from the text that a tree was read from, as far as there is one. */
interface Writing {
    /** How a literal is written. */
    String literal(Expression literal);

    /** The comments before an offset that have not been asked for yet. */
    List<Layout> commentsBefore(int offset);
}
