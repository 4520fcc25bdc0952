package dev.portcullis.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@link Term} by recursive descent.
 *
 * <pre>
 * or = and { "||" and }       and = unary { "&amp;&amp;" unary }
 * unary = "!" unary | "(" or ")" | value [ ("==" | "!=") value ]
 * value = string | path [ "[" string "]" | "(" [ or { "," or } ] ")" ]
 * </pre>
 */
final class TermParser {
    private final String text;
    private int at;

    private TermParser(String text) {
        this.text = text;
    }

    /** The term that is all of a text. */
    static Term parse(String text) throws EvaluationException {
        TermParser parser = new TermParser(text);
        Term term = parser.or();
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.unexpected();
        }
        return term;
    }

    private Term or() throws EvaluationException {
        Term left = and();
        while (accept("||")) {
            left = new Term.Or(left, and());
        }
        return left;
    }

    private Term and() throws EvaluationException {
        Term left = unary();
        while (accept("&&")) {
            left = new Term.And(left, unary());
        }
        return left;
    }

    private Term unary() throws EvaluationException {
        if (accept("!")) {
            return new Term.Not(unary());
        }
        if (accept("(")) {
            Term inner = or();
            expect(")");
            return inner;
        }
        Term left = value();
        if (accept("==")) {
            return new Term.Equal(left, value());
        }
        if (accept("!=")) {
            return new Term.Not(new Term.Equal(left, value()));
        }
        return left;
    }

    private Term value() throws EvaluationException {
        if (startsString()) {
            return new Term.Text(string());
        }
        String path = path();
        if (accept("[")) {
            String key = string();
            expect("]");
            return new Term.Entry(path, key);
        }
        return accept("(") ? new Term.Call(path, arguments()) : new Term.Name(path);
    }

    private List<Term> arguments() throws EvaluationException {
        List<Term> arguments = new ArrayList<>();
        if (accept(")")) {
            return arguments;
        }
        do {
            arguments.add(or());
        } while (accept(","));
        expect(")");
        return arguments;
    }

    private String path() throws EvaluationException {
        StringBuilder path = new StringBuilder(identifier());
        while (accept(".")) {
            path.append('.').append(identifier());
        }
        return path.toString();
    }

    private String identifier() throws EvaluationException {
        skipSpace();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at), at > start)) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char unit, boolean inside) {
        return unit == '_' || Character.isLetter(unit) || (inside && Character.isDigit(unit));
    }

    private boolean startsString() {
        skipSpace();
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '`');
    }

    private String string() throws EvaluationException {
        if (!startsString()) {
            throw unexpected();
        }
        GoString literal = GoString.read(text, at);
        at = literal.end();
        return literal.value();
    }

    private boolean accept(String symbol) {
        skipSpace();
        boolean found = text.startsWith(symbol, at);
        if (found) {
            at += symbol.length();
        }
        return found;
    }

    private void expect(String symbol) throws EvaluationException {
        if (!accept(symbol)) {
            throw unexpected();
        }
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private EvaluationException unexpected() {
        return new EvaluationException("syntax error at " + at + " in " + text);
    }
}
