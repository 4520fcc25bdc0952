package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PortcullisParser.TemplateContext;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Template;
import java.util.Optional;

/** Reads texts that may hold a template. */
final class TemplateReader {
    private TemplateReader() {}

    static Optional<Template> read(Fragment fragment, Diagnostics diagnostics) {
        Places places = new Places(fragment, diagnostics);
        if (fragment.text().length() <= PolicyParser.MAX_LENGTH) {
            Optional<Diagnostic> problem = TemplateForm.problem(places);
            problem.ifPresent(places::report);
            if (problem.isPresent()) {
                return Optional.empty();
            }
        }
        return new Reading(TextKind.TEMPLATE, Dialect.TEMPLATE, places)
                .read(PortcullisParser::template, context -> template(places, context));
    }

    private static Optional<Template> template(Places places, TemplateContext context) {
        Fragment fragment = places.fragment();
        if (context.disjunction() == null) {
            return Optional.of(new Template.Literal(fragment.text(), fragment.place()));
        }
        TreeBuilder builder = new TreeBuilder(places);
        Expression expression = builder.expression(context.disjunction());
        if (builder.failed()) {
            return Optional.empty();
        }
        String prefix = withoutLeadingBlanks(context.templateText(0).getText());
        String suffix = withoutTrailingBlanks(context.templateText(1).getText());
        return Optional.of(new Template.Substitution(prefix, expression, suffix, fragment.place()));
    }

    private static String withoutLeadingBlanks(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static String withoutTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** White space as Unicode and Go see it. */
    private static boolean isBlank(char unit) {
        return Character.isSpaceChar(unit) || (unit >= '\t' && unit <= '\r') || unit == '\u0085';
    }
}
