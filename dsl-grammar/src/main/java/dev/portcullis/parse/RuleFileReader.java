package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.TOO_LONG;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads a file of rules, declaration by declaration. After a mistake it goes on where a line begins like a declaration:
 * all before that is skipped, so that nobody is told what follows from a mistake only.
 */
final class RuleFileReader {
    private final Places places;
    private final List<Declaration> declarations = new ArrayList<>();

    RuleFileReader(Places places) {
        this.places = places;
    }

    /** What the file declares; whether that is all of it, the reported mistakes tell. */
    Optional<RuleFile> read() {
        Optional<Diagnostic> problem = tooLong().or(places::tornCharacter);
        problem.ifPresent(places::report);
        return problem.isPresent() ? Optional.empty() : FileTokens.of(places).map(this::read);
    }

    private Optional<Diagnostic> tooLong() {
        return places.fragment().text().length() <= PolicyParser.MAX_FILE_LENGTH
                ? Optional.empty()
                : Optional.of(
                        TOO_LONG.at(places.fragment().place(), TextKind.FILE.title(), PolicyParser.MAX_FILE_LENGTH));
    }

    private RuleFile read(FileTokens tokens) {
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens.all()));
        PortcullisParser parser = new PortcullisParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new FirstErrorStrategy());
        DeclarationBuilder builder = new DeclarationBuilder(places);
        int previous = 0;
        while (stream.LA(1) != Token.EOF) {
            int start = stream.index();
            try {
                declarations.add(builder.declaration(parser.declaration()));
                previous = start;
            } catch (ParseCancellationException stop) {
                int index = stream.index();
                int begin = index == start ? previous : start;
                places.report(tokens.problem(index)
                        .orElseGet(() -> new DeclarationError(places, tokens.all(), begin, index).diagnostic()));
                parser.reset();
                stream.seek(nextDeclaration(tokens.all(), Math.max(index, start + 1)));
                previous = stream.index();
            }
        }
        return new RuleFile(declarations, places.fragment().place());
    }

    private int nextDeclaration(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && !beginsDeclaration(tokens, at)) {
            at++;
        }
        return at;
    }

    /** Whether a line begins like a declaration; a word at the very beginning of a line needs nothing after it. */
    private boolean beginsDeclaration(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        int margin = margin(token);
        return Keywords.isDeclaration(token)
                && Keywords.endsExpression(tokens, at)
                && (margin == 0 || (margin > 0 && hasName(tokens, at)));
    }

    private static boolean hasName(List<Token> tokens, int at) {
        int next = at + 1 < tokens.size() ? tokens.get(at + 1).getType() : Token.EOF;
        return tokens.get(at).getType() == PortcullisLexer.DEFINE
                ? next == PortcullisLexer.NAME
                : next == PortcullisLexer.TEXT || next == PortcullisLexer.RAW_TEXT;
    }

    /** How many blanks a line has before a token; negative when it has anything else. */
    private int margin(Token token) {
        String text = places.fragment().text();
        int start = places.start(token);
        int at = start;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        boolean first = at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
        return first ? start - at : -1;
    }
}
