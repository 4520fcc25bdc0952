package dev.portcullis.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A regular expression with the syntax and the meaning of RE2: time linear in the text, no look-around. */
public final class RegularExpression {
    /** Longest pattern, in UTF-16 units. */
    public static final int MAX_LENGTH = 4_096;

    /** Largest compiled program, in items: nested repetitions multiply it. */
    public static final int MAX_PROGRAM = 20_000;

    /** Longest text that replacing makes, in UTF-16 units. */
    public static final int MAX_RESULT = 65_536;

    /** Longest texts that replacing in a list makes, all together. */
    public static final int MAX_RESULTS = 16 * MAX_RESULT;

    private final Pattern pattern;

    private RegularExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws PatternException if RE2 refuses it or it is too large
     */
    public static RegularExpression compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new PatternException("a regular expression of more than " + MAX_LENGTH + " characters");
        }
        if (PatternSize.bound(text) > MAX_PROGRAM) {
            throw new PatternException("a regular expression that repeats too much to be evaluated");
        }
        try {
            return new RegularExpression(Pattern.compile(text));
        } catch (PatternSyntaxException refused) {
            throw new PatternException(refused.getDescription() + ": `" + refused.getPattern() + "`");
        }
    }

    /**
     * A matcher as a regular expression over whole texts, each star of a glob a group.
     *
     * @throws PatternException if its regular expression is refused
     */
    public static RegularExpression of(dev.portcullis.syntax.Matcher matcher) {
        if (matcher instanceof dev.portcullis.syntax.Matcher.Literal literal) {
            return ofGlob(List.of(literal.text()));
        }
        if (matcher instanceof dev.portcullis.syntax.Matcher.Glob glob) {
            return ofGlob(glob.parts());
        }
        if (matcher instanceof dev.portcullis.syntax.Matcher.Regex regex) {
            return compile(regex.pattern());
        }
        throw new AssertionError("no case for " + matcher);
    }

    static RegularExpression ofGlob(List<String> parts) {
        String text = parts.stream().map(Pattern::quote).collect(Collectors.joining("(.*)", "^", "$"));
        return new RegularExpression(Pattern.compile(text));
    }

    /** Whether some part of a text matches. */
    public boolean isFoundIn(String text) {
        return pattern.matcher(text).find();
    }

    /**
     * The text with every match replaced, as Go does it; empty where nothing matches. An empty match right after
     * another match does not count.
     *
     * @throws PatternException if the text would become too long
     */
    public Optional<String> replaceAll(String text, Replacement replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        boolean found = false;
        while (matcher.find()) {
            boolean abutsLast = found && matcher.end() == matcher.start() && matcher.start() == copied;
            if (!abutsLast) {
                replaced.append(text, copied, matcher.start());
                replacement.expand(matcher, pattern, replaced);
                if (replaced.length() > MAX_RESULT) {
                    throw new PatternException("a replacement makes a text of more than " + MAX_RESULT + " characters");
                }
                copied = matcher.end();
                found = true;
            }
        }
        return found ? Optional.of(replaced.append(text, copied, text.length()).toString()) : Optional.empty();
    }

    /**
     * Texts with every match replaced; those in which nothing matches are dropped.
     *
     * @throws PatternException if one of them or all together would become too long
     */
    public List<String> replaceAll(List<?> texts, Replacement replacement) {
        List<String> made = new ArrayList<>();
        int length = 0;
        for (Object text : texts) {
            Optional<String> replaced = replaceAll((String) text, replacement);
            length += replaced.map(String::length).orElse(0);
            if (length > MAX_RESULTS) {
                throw new PatternException("a replacement makes texts of more than " + MAX_RESULTS + " characters");
            }
            replaced.ifPresent(made::add);
        }
        return List.copyOf(made);
    }
}
