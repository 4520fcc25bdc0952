package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.NOT_IN_DIALECT;
import static dev.portcullis.diagnostic.DiagnosticCode.UNCLOSED_TEXT;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_CHARACTER;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.syntax.Dialect;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

/**
 * What a dialect makes of the tokens. Teleport's dialects know no keywords, so the words become names again; what they
 * do not have at all is refused here, which leaves one grammar for all.
 */
final class DialectTokens {
    private static final Set<Integer> WORDS = Set.of(
            PortcullisLexer.AND_WORD,
            PortcullisLexer.OR_WORD,
            PortcullisLexer.NOT_WORD,
            PortcullisLexer.IN,
            PortcullisLexer.TRUE,
            PortcullisLexer.FALSE,
            PortcullisLexer.DEFINE,
            PortcullisLexer.RULE,
            PortcullisLexer.FOR,
            PortcullisLexer.ON,
            PortcullisLexer.WHEN,
            PortcullisLexer.UNLESS,
            PortcullisLexer.ALLOW,
            PortcullisLexer.DENY,
            PortcullisLexer.TERMINATE,
            PortcullisLexer.WITH);
    private static final Set<Integer> ORDER = Set.of(
            PortcullisLexer.LESS,
            PortcullisLexer.LESS_OR_EQUAL,
            PortcullisLexer.GREATER,
            PortcullisLexer.GREATER_OR_EQUAL);
    private static final Set<Integer> AMOUNTS =
            Set.of(PortcullisLexer.NUMBER, PortcullisLexer.DURATION, PortcullisLexer.TIMESTAMP, PortcullisLexer.MINUS);
    private static final Set<Integer> LOGIC = Set.of(
            PortcullisLexer.AND,
            PortcullisLexer.OR,
            PortcullisLexer.NOT,
            PortcullisLexer.EQUAL,
            PortcullisLexer.NOT_EQUAL);

    private final TextKind kind;
    private final Dialect dialect;
    private final Places places;
    private int previous = Token.EOF;

    DialectTokens(TextKind kind, Dialect dialect, Places places) {
        this.kind = kind;
        this.dialect = dialect;
        this.places = places;
    }

    /** Takes the next token as the dialect sees it, or says why there is no such thing. */
    Optional<Diagnostic> admit(Token token) {
        Optional<Diagnostic> problem = malformed(token);
        if (problem.isEmpty() && dialect != Dialect.RULES) {
            problem = foreign(token);
            retype((WritableToken) token);
        }
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            previous = token.getType();
        }
        return problem;
    }

    private void retype(WritableToken token) {
        if (WORDS.contains(token.getType())) {
            token.setType(PortcullisLexer.NAME);
        } else if (token.getType() == PortcullisLexer.NOT && dialect == Dialect.WHERE) {
            token.setType(PortcullisLexer.TIGHT_NOT);
        }
    }

    private Optional<Diagnostic> malformed(Token token) {
        return switch (token.getType()) {
            case PortcullisLexer.UNKNOWN -> Optional.of(unknown(token));
            case PortcullisLexer.UNCLOSED_TEXT ->
                Optional.of(
                        UNCLOSED_TEXT.at(places.span(token)).withHelp("write `\"` at its end; `\"` inside is `\\\"`"));
            case PortcullisLexer.UNCLOSED_RAW_TEXT ->
                Optional.of(
                        UNCLOSED_TEXT.at(places.span(token)).withHelp("a text in back quotes ends with a back quote"));
            case PortcullisLexer.SINGLE_QUOTED ->
                Optional.of(UNKNOWN_CHARACTER.at(places.span(token), "'").withHelp("texts stand in double quotes"));
            case PortcullisLexer.ASSIGN -> Optional.of(unknown(token)).filter(problem -> kind != TextKind.FILE);
            default -> Optional.empty();
        };
    }

    private Diagnostic unknown(Token token) {
        String help = switch (token.getText()) {
            case "=" -> "write `==`";
            case "&" -> "write `&&`";
            case "|" -> "write `||`";
            case "'" -> "texts stand in double quotes";
            case "“", "”", "„" -> "write a straight quote `\"`";
            case "\u00a0" -> "this is a no-break space; write a blank";
            default -> "";
        };
        return UNKNOWN_CHARACTER.at(places.span(token), token.getText()).withHelp(help);
    }

    private Optional<Diagnostic> foreign(Token token) {
        int type = token.getType();
        if (type == PortcullisLexer.HASH_COMMENT) {
            return refuse(token, "comments with `#`", "write `//`");
        } else if (ORDER.contains(type)) {
            return refuse(token, "`" + token.getText() + "`", "texts are compared with `==` and `!=` only");
        } else if (AMOUNTS.contains(type)) {
            return refuseAmount(token);
        } else if (type == PortcullisLexer.LEFT_BRACKET && !followsValue()) {
            String help =
                    dialect == Dialect.WHERE ? "write `set(\"a\", \"b\")`" : "a single text counts as a list of one";
            return refuse(token, "lists in brackets", help);
        } else if (dialect == Dialect.TEMPLATE && LOGIC.contains(type)) {
            return refuse(token, "`" + token.getText() + "`", "a template gives texts, not a condition");
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> refuseAmount(Token token) {
        if (token.getType() == PortcullisLexer.MINUS) {
            return refuse(token, "`-`", "a name with `-` is written as a key: `[\"my-name\"]`");
        }
        String text = token.getText();
        String help = previous == PortcullisLexer.DOT ? "write it as a key: `[\"…\"]`" : "write `\"" + text + "\"`";
        return refuse(token, token.getType() == PortcullisLexer.NUMBER ? "numbers" : "times", help);
    }

    private Optional<Diagnostic> refuse(Token token, String what, String help) {
        return Optional.of(
                NOT_IN_DIALECT.at(places.span(token), dialect.title(), what).withHelp(help));
    }

    private boolean followsValue() {
        return previous == PortcullisLexer.NAME
                || previous == PortcullisLexer.TEXT
                || previous == PortcullisLexer.RAW_TEXT
                || previous == PortcullisLexer.RIGHT_PAREN
                || previous == PortcullisLexer.RIGHT_BRACKET;
    }
}
