package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_CHARACTER;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** One fragment while it is read: where its tokens are written. ANTLR counts code points, places UTF-16 units. */
final class Places {
    private static final int[] SAME = {};

    /** Where the units of a text from a start to an end are written. */
    interface Placing {
        Span span(int start, int end);
    }

    private final Fragment fragment;
    private final Placing placing;
    private final Diagnostics diagnostics;
    private final int[] units;

    Places(Fragment fragment, Diagnostics diagnostics) {
        this(fragment, fragment.alignment()::span, diagnostics);
    }

    private Places(Fragment fragment, Placing placing, Diagnostics diagnostics) {
        this.fragment = fragment;
        this.placing = placing;
        this.diagnostics = diagnostics;
        this.units = units(fragment.text());
    }

    private static int[] units(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return SAME;
        }
        int[] units = new int[points + 1];
        for (int point = 0; point < points; point++) {
            units[point + 1] = text.offsetByCodePoints(units[point], 1);
        }
        return units;
    }

    /** The same for a text inside this one, which is placed in its own way. */
    Places of(Fragment part, Placing partPlacing) {
        return new Places(part, partPlacing, diagnostics);
    }

    Fragment fragment() {
        return fragment;
    }

    /** What is wrong with a text that has half of a surrogate pair, which is no character. */
    Optional<Diagnostic> tornCharacter() {
        String text = fragment.text();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                return Optional.of(UNKNOWN_CHARACTER.at(span(at, at + 1), "�"));
            }
        }
        return Optional.empty();
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** The place of a part of the meant text, in UTF-16 units. */
    Span span(int start, int end) {
        return placing.span(start, end);
    }

    /** The place after the last unit. */
    Span end() {
        return span(fragment.text().length(), fragment.text().length());
    }

    Span span(Token token) {
        return token.getType() == Token.EOF ? end() : span(start(token), unit(token.getStopIndex() + 1));
    }

    /** The place right after a token. */
    Span after(Token token) {
        int end = unit(token.getStopIndex() + 1);
        return span(end, end);
    }

    Span span(ParserRuleContext context) {
        return span(start(context.getStart()), unit(context.getStop().getStopIndex() + 1));
    }

    /** The offset in the meant text at which a token begins, in UTF-16 units. */
    int start(Token token) {
        return unit(token.getStartIndex());
    }

    private int unit(int point) {
        return units.length == 0 ? point : units[point];
    }
}
