package dev.portcullis.parse;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * What may follow in the settings of a rule.
 *
 * @param tokens what is written after {@code with}, well-formed so far
 */
record SettingHelp(List<Token> tokens) {
    private static final Set<Integer> BEFORE_VALUE =
            Set.of(PortcullisLexer.ASSIGN, PortcullisLexer.MINUS, PortcullisLexer.LEFT_BRACKET);

    String text() {
        boolean value = false;
        boolean list = false;
        for (Token token : tokens) {
            switch (token.getType()) {
                case PortcullisLexer.ASSIGN -> value = true;
                case PortcullisLexer.LEFT_BRACKET -> list = true;
                case PortcullisLexer.RIGHT_BRACKET -> list = false;
                case PortcullisLexer.COMMA -> value = list;
                default -> {}
            }
        }
        return list ? inList() : value ? inValue() : inName();
    }

    private String inList() {
        boolean item = BEFORE_VALUE.contains(last()) || last() == PortcullisLexer.COMMA;
        return item ? "a text, a number, `true`, `false` or a duration is expected" : "`,` or `]` is expected";
    }

    private String inValue() {
        return BEFORE_VALUE.contains(last())
                ? "a setting is a text, a number, `true`, `false`, a duration, or a list of these"
                : "`,` and another setting or the next declaration is expected";
    }

    private String inName() {
        boolean complete = !tokens.isEmpty() && last() != PortcullisLexer.COMMA && last() != PortcullisLexer.DOT;
        return complete ? "write `=` and a value" : "a setting is written `name = value`";
    }

    private int last() {
        return tokens.get(tokens.size() - 1).getType();
    }
}
