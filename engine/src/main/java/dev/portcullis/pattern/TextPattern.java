package dev.portcullis.pattern;

import dev.portcullis.syntax.Matcher;

/** A compiled {@link Matcher}. */
public interface TextPattern {
    /** Whether a text fits. Takes time linear in its length. */
    boolean matches(String text);

    /**
     * Compiles a matcher.
     *
     * @throws PatternException if its regular expression is refused
     */
    static TextPattern of(Matcher matcher) {
        if (matcher instanceof Matcher.Literal literal) {
            return literal.text()::equals;
        }
        if (matcher instanceof Matcher.Glob glob) {
            return new GlobPattern(glob.parts());
        }
        if (matcher instanceof Matcher.Regex regex) {
            return RegularExpression.compile(regex.pattern())::isFoundIn;
        }
        throw new AssertionError("no case for " + matcher);
    }
}
