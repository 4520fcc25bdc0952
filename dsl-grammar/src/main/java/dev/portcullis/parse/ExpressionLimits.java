package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.TOO_DEEP;
import static dev.portcullis.diagnostic.DiagnosticCode.TOO_LONG;
import static dev.portcullis.diagnostic.DiagnosticCode.TOO_MANY_WORDS;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** How much of one expression has been read, and whether it is too much. */
final class ExpressionLimits {
    private final TextKind kind;
    private final Places places;
    private final int start;
    private final Nesting nesting = new Nesting();
    private int tokens;
    private boolean exceeded;

    /**
     * @param kind what messages call the text
     * @param start where it begins, as ANTLR counts
     */
    ExpressionLimits(TextKind kind, Places places, int start) {
        this.kind = kind;
        this.places = places;
        this.start = start;
    }

    /** Counts one more token. The first that is too much ends the reading, so no other is reported. */
    Optional<Diagnostic> problem(Token token) {
        if (exceeded) {
            return Optional.empty();
        }
        Optional<Diagnostic> problem = limit(token);
        exceeded = problem.isPresent();
        return problem;
    }

    private Optional<Diagnostic> limit(Token token) {
        tokens++;
        if (token.getStopIndex() - start >= PolicyParser.MAX_LENGTH) {
            return Optional.of(TOO_LONG.at(places.span(token), kind.title(), PolicyParser.MAX_LENGTH));
        }
        if (tokens > PolicyParser.MAX_TOKENS) {
            return Optional.of(TOO_MANY_WORDS.at(places.span(token), kind.title(), PolicyParser.MAX_TOKENS));
        }
        return nesting.depthWith(token.getType()) > PolicyParser.MAX_DEPTH
                ? Optional.of(TOO_DEEP.at(places.span(token), kind.title(), PolicyParser.MAX_DEPTH))
                : Optional.empty();
    }
}
