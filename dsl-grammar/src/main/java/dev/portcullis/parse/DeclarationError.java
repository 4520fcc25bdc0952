package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.EMPTY_EXPRESSION;
import static dev.portcullis.diagnostic.DiagnosticCode.UNEXPECTED_END;
import static dev.portcullis.diagnostic.DiagnosticCode.UNEXPECTED_WORD;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Dialect;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * The first token of a declaration that fits nowhere, in an author's words. What would fit follows from the keyword
 * that governs it.
 *
 * @param places where the tokens are
 * @param tokens those of the file
 * @param start where the declaration begins, or the complete one before
 * @param index the one that does not fit; their number when it is the end
 */
record DeclarationError(Places places, List<Token> tokens, int start, int index) {
    private static final String DECLARATIONS = "a file is made of `define name = value` and `rule \"name\" …`";
    private static final String ORDER = "the order is `for`, `on`, `when`, `unless`, then one of `allow`, `deny` and"
            + " `terminate`, each at most once";
    private static final String DEFINITION = "a definition is written `define name = value`";
    private static final Set<Integer> NAMES =
            Set.of(PortcullisLexer.NAME, PortcullisLexer.TEXT, PortcullisLexer.RAW_TEXT);

    Diagnostic diagnostic() {
        int keyword = Keywords.governing(tokens, start, index);
        return switch (keyword == index ? Token.EOF : tokens.get(keyword).getType()) {
            case PortcullisLexer.DEFINE -> definition(keyword);
            case PortcullisLexer.RULE -> rule(keyword);
            case PortcullisLexer.FOR, PortcullisLexer.ON -> names(keyword);
            case PortcullisLexer.WHEN, PortcullisLexer.UNLESS -> expression(keyword + 1, "the next clause");
            case PortcullisLexer.WITH -> setting(keyword);
            case PortcullisLexer.ALLOW -> afterConclusion("only `deny` and `terminate` have a message");
            case PortcullisLexer.DENY, PortcullisLexer.TERMINATE -> afterConclusion("a rule has one message");
            default -> unexpected(outsideHelp());
        };
    }

    private String outsideHelp() {
        if (Keywords.isClause(misfit())) {
            return "a rule begins with `rule \"name\"`";
        }
        String meant = NearestName.didYouMean(misfit().getText(), List.of("define", "rule"));
        return meant.isEmpty() ? DECLARATIONS : meant;
    }

    private Diagnostic definition(int keyword) {
        if (index > keyword + 2) {
            return expression(keyword + 3, "the next declaration");
        }
        if (atEnd() || (index == keyword + 2 && Keywords.isDeclaration(misfit()))) {
            return tooEarly("definition", DEFINITION);
        }
        boolean reserved = index == keyword + 1 && Keywords.isAny(misfit());
        return unexpected(
                reserved ? "`" + misfit().getText() + "` is a word of the language; choose another name" : DEFINITION);
    }

    private Diagnostic rule(int keyword) {
        return index == keyword + 1 ? missing("a rule has a name in quotes: `rule \"name\"`") : clause();
    }

    private Diagnostic names(int keyword) {
        if (index == keyword + 1 || previous().getType() == PortcullisLexer.COMMA) {
            return missing("a name or a text in quotes is expected");
        }
        return !atEnd() && NAMES.contains(misfit().getType()) ? unexpected("write `,` between names") : clause();
    }

    private Diagnostic setting(int keyword) {
        String help = new SettingHelp(tokens.subList(keyword + 1, index)).text();
        return !atEnd() && Keywords.isClause(misfit()) ? unexpected(ORDER) : missing(help);
    }

    private Diagnostic afterConclusion(String messageHelp) {
        return switch (misfit().getType()) {
            case PortcullisLexer.TEXT, PortcullisLexer.RAW_TEXT -> unexpected(messageHelp);
            case PortcullisLexer.NAME ->
                unexpected(
                        previous().getType() == PortcullisLexer.ALLOW
                                ? "settings follow `with`: `allow with name = value`"
                                : outsideHelp());
            default -> unexpected(Keywords.isClause(misfit()) ? ORDER : DECLARATIONS);
        };
    }

    /** What is wrong in or right after the expression that begins at a token. */
    private Diagnostic expression(int first, String following) {
        boolean ended = atEnd() || Keywords.isAny(misfit());
        List<Token> part = tokens.subList(first, ended ? index : tokens.size());
        SyntaxError error = new SyntaxError(
                TextKind.EXPRESSION, Dialect.RULES, places, part, index - first, places.after(previous()), following);
        if (index == first && ended) {
            return EMPTY_EXPRESSION.at(places.span(previous()), TextKind.EXPRESSION.title());
        }
        return ended && error.isComplete() ? afterExpression(first) : error.diagnostic();
    }

    private Diagnostic afterExpression(int first) {
        return tokens.get(first - 1).getType() == PortcullisLexer.ASSIGN ? unexpected(outsideHelp()) : clause();
    }

    /** A clause is complete, and nothing can go on like this. */
    private Diagnostic clause() {
        return ruleEnds() ? tooEarly("rule", "write `allow`, `deny` or `terminate`") : unexpected(ORDER);
    }

    private Diagnostic missing(String help) {
        return ruleEnds() ? tooEarly("rule", help) : unexpected(help);
    }

    private boolean ruleEnds() {
        return atEnd() || Keywords.isDeclaration(misfit());
    }

    private Diagnostic tooEarly(String what, String help) {
        return UNEXPECTED_END.at(places.after(previous()), what).withHelp(help);
    }

    private Diagnostic unexpected(String help) {
        return UNEXPECTED_WORD
                .at(places.span(misfit()), Excerpt.of(misfit().getText()))
                .withHelp(help);
    }

    private boolean atEnd() {
        return index == tokens.size();
    }

    private Token misfit() {
        return tokens.get(index);
    }

    private Token previous() {
        return tokens.get(index - 1);
    }
}
