package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_TEMPLATE;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.Optional;

/**
 * The braces of a template: none in pairs, or {@code prefix{{expression}}suffix} and no other brace anywhere, quotes
 * included. So they can be judged before anything else is.
 */
final class TemplateForm {
    private static final String FORM = "write `prefix{{expression}}suffix`";

    private final String text;
    private final Places places;

    private TemplateForm(String text, Places places) {
        this.text = text;
        this.places = places;
    }

    /** What is wrong with the braces. */
    static Optional<Diagnostic> problem(Places places) {
        return new TemplateForm(places.fragment().text(), places).problem();
    }

    private Optional<Diagnostic> problem() {
        int open = text.indexOf("{{");
        int close = text.indexOf("}}");
        if (open < 0 && close < 0) {
            return Optional.empty();
        }
        if (open < 0 || (close >= 0 && close < open)) {
            return Optional.of(wrong(close, close + 2, "`}}` stands before any `{{`", FORM));
        }
        if (close < 0) {
            return Optional.of(wrong(open, open + 2, "`{{` is not closed", "write `}}` after the expression"));
        }
        return brace(0, open)
                .map(this::outside)
                .or(() -> brace(open + 2, close).map(this::inside))
                .or(() -> brace(close + 2, text.length()).map(this::after));
    }

    private Diagnostic outside(int at) {
        return wrong(at, at + 1, "a text with a template can hold no other brace", FORM);
    }

    private Diagnostic inside(int at) {
        if (text.startsWith("{{", at)) {
            return wrong(at, at + 2, "a template can hold no other", "close the first with `}}`");
        }
        String help = text.startsWith("${", at - 1) ? "write `$1` instead of `${1}`" : "";
        return wrong(at, at + 1, "an expression in `{{ }}` can hold no brace, not even in quotes", help);
    }

    private Diagnostic after(int at) {
        return text.startsWith("{{", at)
                ? wrong(at, at + 2, "a text can hold one template only", "write two texts")
                : outside(at);
    }

    private Optional<Integer> brace(int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == '{' || text.charAt(at) == '}') {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private Diagnostic wrong(int start, int end, String message, String help) {
        return INVALID_TEMPLATE.at(places.span(start, end), message).withHelp(help);
    }
}
