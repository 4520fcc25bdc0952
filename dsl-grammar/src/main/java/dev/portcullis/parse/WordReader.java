package dev.portcullis.parse;

import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Splits a text into its words, comments included. */
final class WordReader {
    private WordReader() {}

    static List<Word> read(Places places) {
        Fragment fragment = places.fragment();
        PortcullisLexer lexer = new PortcullisLexer(CharStreams.fromString(fragment.text()));
        lexer.removeErrorListeners();
        List<Word> words = new ArrayList<>();
        for (Token next = lexer.nextToken(); next.getType() != Token.EOF; next = lexer.nextToken()) {
            if (next.getType() != PortcullisLexer.BLANK && !FileTokens.isByteOrderMark(next)) {
                words.add(new Word(kind(next), places.span(next)));
            }
        }
        return words;
    }

    private static Word.Kind kind(Token token) {
        return token.getChannel() == Token.DEFAULT_CHANNEL ? Word.Kind.CODE : Word.Kind.COMMENT;
    }
}
