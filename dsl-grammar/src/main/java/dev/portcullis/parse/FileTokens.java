package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.TOO_MANY_WORDS;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.syntax.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

/**
 * The words and signs of a file of rules. One that is refused stays, as a token that fits nowhere, so that the parser
 * stops at it and the declarations after it are still read.
 */
final class FileTokens {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Places places;
    private final DialectTokens rules;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Token, Diagnostic> refused = new HashMap<>();
    private ExpressionLimits limits;

    private FileTokens(Places places) {
        this.places = places;
        this.rules = new DialectTokens(TextKind.FILE, Dialect.RULES, places);
        this.limits = new ExpressionLimits(TextKind.EXPRESSION, places, 0);
    }

    /** Those of a text; empty when there are too many, which is reported. */
    static Optional<FileTokens> of(Places places) {
        FileTokens file = new FileTokens(places);
        PortcullisLexer lexer =
                new PortcullisLexer(CharStreams.fromString(places.fragment().text()));
        lexer.removeErrorListeners();
        for (Token next = lexer.nextToken(); next.getType() != Token.EOF; next = lexer.nextToken()) {
            if (next.getChannel() == Token.DEFAULT_CHANNEL && !isByteOrderMark(next)) {
                file.add(next);
            }
            if (file.tokens.size() > PolicyParser.MAX_FILE_TOKENS) {
                places.report(
                        TOO_MANY_WORDS.at(places.span(next), TextKind.FILE.title(), PolicyParser.MAX_FILE_TOKENS));
                return Optional.empty();
            }
        }
        return Optional.of(file);
    }

    /** What some editors write before a text. */
    static boolean isByteOrderMark(Token token) {
        return token.getStartIndex() == 0 && token.getText().equals(BYTE_ORDER_MARK);
    }

    private void add(Token token) {
        tokens.add(token);
        if (Keywords.endsExpression(tokens, tokens.size() - 1)) {
            limits = new ExpressionLimits(TextKind.EXPRESSION, places, token.getStopIndex() + 1);
        }
        rules.admit(token).or(() -> limits.problem(token)).ifPresent(problem -> {
            refused.put(token, problem);
            ((WritableToken) token).setType(PortcullisLexer.REFUSED);
        });
    }

    List<Token> all() {
        return tokens;
    }

    /** What is wrong with a token itself. */
    Optional<Diagnostic> problem(int index) {
        return index < tokens.size() ? Optional.ofNullable(refused.get(tokens.get(index))) : Optional.empty();
    }
}
