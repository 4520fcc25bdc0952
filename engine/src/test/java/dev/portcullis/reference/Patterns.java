package dev.portcullis.reference;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Patterns as section 7.4 has them: globs that match whole values, and expressions between ^ and $ that search. */
final class Patterns {
    private Patterns() {}

    /** A regular expression of RE2. */
    static Pattern regex(String expression) throws EvaluationException {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException refused) {
            throw new EvaluationException("RE2 refuses " + expression);
        }
    }

    /** Whether a glob or expression accepts a value. */
    static boolean accepts(String pattern, String value) throws EvaluationException {
        return match(pattern, value).isPresent();
    }

    /** How a glob or expression accepts a value. */
    static Optional<Matcher> match(String pattern, String value) throws EvaluationException {
        Matcher matcher = (isExpression(pattern) ? regex(pattern) : glob(pattern)).matcher(value);
        boolean found = isExpression(pattern) ? matcher.find() : matcher.matches();
        return found ? Optional.of(matcher) : Optional.empty();
    }

    /** Fails where RE2 refuses a pattern, whether or not there is a value to try it on. */
    static void check(String pattern) throws EvaluationException {
        match(pattern, "");
    }

    private static boolean isExpression(String pattern) {
        return pattern.startsWith("^") && pattern.endsWith("$");
    }

    private static Pattern glob(String pattern) throws EvaluationException {
        StringBuilder expression = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            expression.append(expression.length() == 0 ? "" : ".*").append("(?:" + Pattern.quote(literal) + ")");
        }
        return regex(expression.toString());
    }
}
