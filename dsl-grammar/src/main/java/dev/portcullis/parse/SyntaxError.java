package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.EMPTY_EXPRESSION;
import static dev.portcullis.diagnostic.DiagnosticCode.UNCLOSED_BRACKET;
import static dev.portcullis.diagnostic.DiagnosticCode.UNEXPECTED_END;
import static dev.portcullis.diagnostic.DiagnosticCode.UNEXPECTED_WORD;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The first token that fits nowhere, in an author's words. What would fit follows from what is before it: after a
 * value an operator or the end, after anything else a value.
 *
 * @param kind what the text is read as
 * @param dialect in which language
 * @param places where its tokens are
 * @param tokens all of them, without the end
 * @param index the one that does not fit; their number when it is the end
 * @param end the place after the last one
 * @param following what messages call what may follow the text
 */
record SyntaxError(
        TextKind kind, Dialect dialect, Places places, List<Token> tokens, int index, Span end, String following) {
    private static final Map<String, String> SIGNS =
            Map.of("and", "write `&&`", "or", "write `||`", "not", "write `!`", "in", "write `contains(list, text)`");

    Diagnostic diagnostic() {
        if (index < tokens.size() && tokens.get(index).getType() != PortcullisLexer.CLOSE) {
            return unexpected(tokens.get(index));
        }
        return atEnd();
    }

    /** Whether the text before the token could end there. */
    boolean isComplete() {
        return followsValue() && openBracket().isEmpty();
    }

    private Diagnostic atEnd() {
        Optional<Token> bracket = openBracket().map(tokens::get);
        if (bracket.isPresent() && followsValue()) {
            return UNCLOSED_BRACKET
                    .at(places.span(bracket.get()), bracket.get().getText())
                    .withHelp("write `" + closing(bracket.get()) + "`");
        }
        if (index < tokens.size() && kind == TextKind.EXPRESSION) {
            return unexpected(tokens.get(index));
        }
        if (index == 0 || tokens.get(index - 1).getType() == PortcullisLexer.OPEN) {
            return EMPTY_EXPRESSION.at(emptyPlace(), TextKind.EXPRESSION.title());
        }
        return UNEXPECTED_END.at(endPlace(), kind.title()).withHelp(expectation());
    }

    private Span emptyPlace() {
        return index == 0 ? places.fragment().place() : endPlace();
    }

    private Span endPlace() {
        return index < tokens.size() ? places.span(tokens.get(index)) : end;
    }

    private Diagnostic unexpected(Token token) {
        return UNEXPECTED_WORD
                .at(places.span(token), Excerpt.of(token.getText()))
                .withHelp(wordHelp(token).or(this::previousWordHelp).orElseGet(this::expectation));
    }

    /** The sign for a word or sign that is known elsewhere. */
    private Optional<String> wordHelp(Token token) {
        if (token.getType() == PortcullisLexer.ASSIGN) {
            return Optional.of("write `==`");
        }
        boolean ours = dialect == Dialect.RULES || !followsValue();
        return ours ? Optional.empty() : Optional.ofNullable(SIGNS.get(lower(token)));
    }

    private Optional<String> previousWordHelp() {
        boolean not = dialect != Dialect.RULES
                && index > 0
                && lower(tokens.get(index - 1)).equals("not");
        return not ? Optional.of("write `!`") : Optional.empty();
    }

    private static String lower(Token token) {
        return token.getText().toLowerCase(Locale.ROOT);
    }

    private String expectation() {
        if (index > 0 && tokens.get(index - 1).getType() == PortcullisLexer.DOT) {
            return "a name is expected after `.`";
        }
        if (!followsValue()) {
            return "a value is expected";
        }
        String end = openBracket().map(this::continuation).orElse(following);
        return switch (dialect) {
            case TEMPLATE -> "only the end of the expression can follow";
            case RULES -> "an operator such as `and` or " + end + " is expected";
            case WHERE, LABELS -> "an operator such as `&&` or " + end + " is expected";
        };
    }

    private boolean followsValue() {
        return isValueBefore(index);
    }

    private boolean isValueBefore(int token) {
        if (token == 0) {
            return false;
        }
        return switch (tokens.get(token - 1).getType()) {
            case PortcullisLexer.NAME,
                    PortcullisLexer.TEXT,
                    PortcullisLexer.RAW_TEXT,
                    PortcullisLexer.NUMBER,
                    PortcullisLexer.DURATION,
                    PortcullisLexer.TIMESTAMP,
                    PortcullisLexer.TRUE,
                    PortcullisLexer.FALSE,
                    PortcullisLexer.RIGHT_PAREN,
                    PortcullisLexer.RIGHT_BRACKET -> true;
            default -> false;
        };
    }

    /** What ends or continues what a bracket begins. */
    private String continuation(int bracket) {
        Token token = tokens.get(bracket);
        boolean call = token.getType() == PortcullisLexer.LEFT_PAREN && isValueBefore(bracket);
        return (call ? "`,` or `" : "`") + closing(token) + "`";
    }

    /** The index of the innermost bracket that is open before the token. */
    private Optional<Integer> openBracket() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < index; at++) {
            switch (tokens.get(at).getType()) {
                case PortcullisLexer.LEFT_PAREN, PortcullisLexer.LEFT_BRACKET -> open.push(at);
                case PortcullisLexer.RIGHT_PAREN, PortcullisLexer.RIGHT_BRACKET -> open.poll();
                default -> {}
            }
        }
        return Optional.ofNullable(open.peek());
    }

    private static String closing(Token bracket) {
        return bracket.getType() == PortcullisLexer.LEFT_PAREN ? ")" : "]";
    }
}
