package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.TOO_DEEP;
import static dev.portcullis.diagnostic.DiagnosticCode.TOO_LONG;
import static dev.portcullis.diagnostic.DiagnosticCode.TOO_MANY_WORDS;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_CHARACTER;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private final Fragment fragment;
    private final Diagnostics diagnostics;

    Reading(TextKind kind, Dialect dialect, Fragment fragment, Diagnostics diagnostics) {
        this.kind = kind;
        this.dialect = dialect;
        this.fragment = fragment;
        this.diagnostics = diagnostics;
    }

    /** The tree made from what the grammar finds with one of its entry points. */
    <C extends ParserRuleContext, T> Optional<T> read(
            Function<PortcullisParser, C> entry, BiFunction<Places, C, Optional<T>> builder) {
        if (isTooLong()) {
            return Optional.empty();
        }
        Places places = new Places(fragment, diagnostics);
        return tokens(places)
                .flatMap(tokens -> parse(places, tokens, entry))
                .flatMap(context -> builder.apply(places, context));
    }

    private boolean isTooLong() {
        if (fragment.text().length() <= PolicyParser.MAX_LENGTH) {
            return false;
        }
        diagnostics.add(TOO_LONG.at(fragment.place(), kind.title(), PolicyParser.MAX_LENGTH));
        return true;
    }

    private Optional<List<Token>> tokens(Places places) {
        Optional<Diagnostic> torn = tornCharacter(places);
        torn.ifPresent(places::report);
        return torn.isPresent() ? Optional.empty() : scan(places);
    }

    /** Half of a surrogate pair, which is no character. */
    private Optional<Diagnostic> tornCharacter(Places places) {
        String text = fragment.text();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                return Optional.of(UNKNOWN_CHARACTER.at(places.span(at, at + 1), "�"));
            }
        }
        return Optional.empty();
    }

    private Optional<List<Token>> scan(Places places) {
        PortcullisLexer lexer = new PortcullisLexer(CharStreams.fromString(fragment.text()));
        lexer.removeErrorListeners();
        lexer.mode(kind.mode());
        DialectTokens rules = new DialectTokens(dialect, places);
        Nesting nesting = new Nesting();
        List<Token> tokens = new ArrayList<>();
        for (Token next = lexer.nextToken(); next.getType() != Token.EOF; next = lexer.nextToken()) {
            Token token = next;
            Optional<Diagnostic> problem = rules.admit(token).or(() -> limit(places, token, tokens, nesting));
            if (problem.isPresent()) {
                places.report(problem.get());
                return Optional.empty();
            }
        }
        return Optional.of(tokens);
    }

    private Optional<Diagnostic> limit(Places places, Token token, List<Token> tokens, Nesting nesting) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return Optional.empty();
        }
        tokens.add(token);
        if (tokens.size() > PolicyParser.MAX_TOKENS) {
            return Optional.of(TOO_MANY_WORDS.at(places.span(token), kind.title(), PolicyParser.MAX_TOKENS));
        }
        return nesting.depthWith(token.getType()) > PolicyParser.MAX_DEPTH
                ? Optional.of(TOO_DEEP.at(places.span(token), kind.title(), PolicyParser.MAX_DEPTH))
                : Optional.empty();
    }

    private <C extends ParserRuleContext> Optional<C> parse(
            Places places, List<Token> tokens, Function<PortcullisParser, C> entry) {
        PortcullisParser parser = new PortcullisParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new FirstErrorStrategy());
        try {
            return Optional.of(entry.apply(parser));
        } catch (ParseCancellationException stop) {
            int index = parser.getTokenStream().index();
            places.report(new SyntaxError(kind, dialect, places, tokens, index).diagnostic());
            return Optional.empty();
        }
    }
}
