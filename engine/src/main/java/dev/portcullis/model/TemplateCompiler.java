package dev.portcullis.model;

import dev.portcullis.check.DialectTable;
import dev.portcullis.check.ExpressionChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Template;
import java.util.List;
import java.util.Optional;

/** Compiles texts that may be templates. One that is broken is reported, and yields nothing. */
final class TemplateCompiler {
    private static final Texts NOTHING = scope -> List.of();

    private final Diagnostics diagnostics;

    TemplateCompiler(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether a text is anything but itself. */
    static boolean isTemplate(Fragment text) {
        return text.text().contains("{{") || text.text().contains("}}");
    }

    Texts compile(Fragment text) {
        return PolicyParser.template(text, diagnostics).map(this::compile).orElse(NOTHING);
    }

    private Texts compile(Template template) {
        if (template instanceof Template.Literal literal) {
            List<String> itself = List.of(literal.text());
            return scope -> itself;
        }
        if (template instanceof Template.Substitution substitution) {
            return substitution(substitution).orElse(NOTHING);
        }
        throw new AssertionError("no case for " + template);
    }

    private Optional<Texts> substitution(Template.Substitution template) {
        return ExpressionChecker.value(template.expression(), DialectTable.TEMPLATE, diagnostics)
                .map(checked -> new TreeCompiler(checked, DialectSemantics.LABELS, diagnostics).value())
                .map(value -> scope -> filledIn(template, value, scope));
    }

    /** One text for each value that is not empty; a value that cannot be told leaves nothing of the template. */
    private static List<String> filledIn(Template.Substitution template, Value value, Scope scope) {
        try {
            return Values.list(value.of(scope), template.span()).stream()
                    .map(item -> Values.text(item, template.span()))
                    .filter(item -> !item.isEmpty())
                    .map(item -> template.prefix() + item + template.suffix())
                    .toList();
        } catch (EvaluationException failed) {
            return List.of();
        }
    }
}
