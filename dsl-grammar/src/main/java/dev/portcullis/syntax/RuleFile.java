package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of rules.
 *
 * @param declarations what it declares, in the order of writing
 * @param span all of it
 */
public record RuleFile(List<Declaration> declarations, Span span) {
    public RuleFile {
        declarations = List.copyOf(declarations);
    }

    /** Its definitions, in the order of writing. */
    public List<Declaration.Definition> definitions() {
        return only(Declaration.Definition.class).toList();
    }

    /** Its rules, in the order of writing. */
    public List<Declaration.Rule> rules() {
        return only(Declaration.Rule.class).toList();
    }

    private <T> Stream<T> only(Class<T> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast);
    }
}
