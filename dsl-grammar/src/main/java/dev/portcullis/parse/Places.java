package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Alignment;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** One fragment while it is read: where its tokens are written. ANTLR counts code points, places UTF-16 units. */
final class Places {
    private static final int[] SAME = {};

    private final Fragment fragment;
    private final Alignment alignment;
    private final Diagnostics diagnostics;
    private final int[] units;

    Places(Fragment fragment, Diagnostics diagnostics) {
        this.fragment = fragment;
        this.alignment = fragment.alignment();
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

    Fragment fragment() {
        return fragment;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** The place of a part of the meant text, in UTF-16 units. */
    Span span(int start, int end) {
        return alignment.span(start, end);
    }

    /** The place after the last unit. */
    Span end() {
        return span(fragment.text().length(), fragment.text().length());
    }

    Span span(Token token) {
        return token.getType() == Token.EOF ? end() : span(start(token), unit(token.getStopIndex() + 1));
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
