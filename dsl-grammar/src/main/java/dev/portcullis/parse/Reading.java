package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.TOO_LONG;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * One text on its way through the stages: length, tokens, what the dialect allows, nesting, grammar. A stage that finds
 * a mistake reports it and ends the reading. Everything recursive comes after the nesting is known to be shallow.
 */
final class Reading {
    private final TextKind kind;
    private final Dialect dialect;
    private final Places places;

    Reading(TextKind kind, Dialect dialect, Places places) {
        this.kind = kind;
        this.dialect = dialect;
        this.places = places;
    }

    /** The tree made from what the grammar finds with one of its entry points. */
    <C extends ParserRuleContext, T> Optional<T> read(
            Function<PortcullisParser, C> entry, Function<C, Optional<T>> builder) {
        return tokens().flatMap(tokens -> parse(tokens, entry)).flatMap(builder);
    }

    private Optional<List<Token>> tokens() {
        Optional<Diagnostic> problem = tooLong().or(places::tornCharacter);
        problem.ifPresent(places::report);
        return problem.isPresent() ? Optional.empty() : scan();
    }

    private Optional<Diagnostic> tooLong() {
        Fragment fragment = places.fragment();
        return fragment.text().length() <= PolicyParser.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(TOO_LONG.at(fragment.place(), kind.title(), PolicyParser.MAX_LENGTH));
    }

    private Optional<List<Token>> scan() {
        PortcullisLexer lexer =
                new PortcullisLexer(CharStreams.fromString(places.fragment().text()));
        lexer.removeErrorListeners();
        lexer.mode(kind.mode());
        DialectTokens rules = new DialectTokens(kind, dialect, places);
        ExpressionLimits limits = new ExpressionLimits(kind, places, 0);
        List<Token> tokens = new ArrayList<>();
        for (Token next = lexer.nextToken(); next.getType() != Token.EOF; next = lexer.nextToken()) {
            Token token = next;
            Optional<Diagnostic> problem = rules.admit(token).or(() -> limit(token, tokens, limits));
            if (problem.isPresent()) {
                places.report(problem.get());
                return Optional.empty();
            }
        }
        return Optional.of(tokens);
    }

    private Optional<Diagnostic> limit(Token token, List<Token> tokens, ExpressionLimits limits) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return Optional.empty();
        }
        tokens.add(token);
        return limits.problem(token);
    }

    private <C extends ParserRuleContext> Optional<C> parse(List<Token> tokens, Function<PortcullisParser, C> entry) {
        PortcullisParser parser = new PortcullisParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new FirstErrorStrategy());
        try {
            return Optional.of(entry.apply(parser));
        } catch (ParseCancellationException stop) {
            int index = parser.getTokenStream().index();
            places.report(new SyntaxError(kind, dialect, places, tokens, index, places.end(), "the end").diagnostic());
            return Optional.empty();
        }
    }
}
