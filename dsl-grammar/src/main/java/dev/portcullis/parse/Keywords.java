package dev.portcullis.parse;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The words that begin a declaration or a clause of one. */
final class Keywords {
    private static final Set<Integer> DECLARATIONS = Set.of(PortcullisLexer.DEFINE, PortcullisLexer.RULE);
    private static final Set<Integer> CLAUSES = Set.of(
            PortcullisLexer.FOR,
            PortcullisLexer.ON,
            PortcullisLexer.WHEN,
            PortcullisLexer.UNLESS,
            PortcullisLexer.ALLOW,
            PortcullisLexer.DENY,
            PortcullisLexer.TERMINATE,
            PortcullisLexer.WITH);

    private Keywords() {}

    static boolean isDeclaration(Token token) {
        return DECLARATIONS.contains(token.getType());
    }

    static boolean isClause(Token token) {
        return CLAUSES.contains(token.getType());
    }

    static boolean isAny(Token token) {
        return isDeclaration(token) || isClause(token);
    }

    /** Whether a keyword that is no field ends the expression before it. */
    static boolean endsExpression(List<Token> tokens, int index) {
        boolean field = index > 0 && tokens.get(index - 1).getType() == PortcullisLexer.DOT;
        return !field && isAny(tokens.get(index));
    }

    /**
     * The keyword that the token at an index belongs to, where all before it is well-formed from a declaration on.
     *
     * @param start where the declaration begins
     */
    static int governing(List<Token> tokens, int start, int index) {
        int keyword = start;
        for (int at = start + 1; at < index; at++) {
            if (isAny(tokens.get(at)) && !isName(tokens.get(at - 1), tokens.get(keyword))) {
                keyword = at;
            }
        }
        return keyword;
    }

    /** Whether what follows a token is a name, whatever the word. */
    private static boolean isName(Token previous, Token keyword) {
        boolean names = Set.of(PortcullisLexer.FOR, PortcullisLexer.ON, PortcullisLexer.WITH)
                .contains(keyword.getType());
        int type = previous.getType();
        return type == PortcullisLexer.DOT || (names && (previous == keyword || type == PortcullisLexer.COMMA));
    }
}
