package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.RuleFile;
import dev.portcullis.syntax.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads what people write. Each method answers a tree or value, or nothing exactly when it has reported an error; no
 * text makes it throw.
 */
public final class PolicyParser {
    /** How many UTF-16 units a text may have. */
    public static final int MAX_LENGTH = 64 * 1024;
    /** How many words and signs a text may have: a chain of some thousand conditions. */
    public static final int MAX_TOKENS = 20_000;
    /** How deep brackets, negations and chains may nest; the tree has at most four nodes for each level. */
    public static final int MAX_DEPTH = 100;

    /** How many UTF-16 units a file of rules may have. */
    public static final int MAX_FILE_LENGTH = 1024 * 1024;
    /** How many words and signs a file of rules may have. */
    public static final int MAX_FILE_TOKENS = 300_000;

    private PolicyParser() {}

    /** A file of rules. Every declaration with a mistake is reported; one mistake is enough to have no tree. */
    public static Optional<RuleFile> file(Fragment fragment, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Optional<RuleFile> file = new RuleFileReader(new Places(fragment, found)).read();
        diagnostics.addAll(found.sorted());
        return file.filter(read -> !found.hasErrors());
    }

    /** The words, signs and comments of a file of rules, in the order of writing. */
    public static List<Word> words(Fragment fragment) {
        return WordReader.read(new Places(fragment, new Diagnostics()));
    }

    /** An expression of a dialect: is it well-formed; what its names mean is checked later. */
    public static Optional<Expression> expression(Fragment fragment, Dialect dialect, Diagnostics diagnostics) {
        return ExpressionReader.read(dialect, new Places(fragment, diagnostics));
    }

    /** A text that may hold one {@code {{expression}}}. */
    public static Optional<Template> template(Fragment fragment, Diagnostics diagnostics) {
        return TemplateReader.read(fragment, diagnostics);
    }

    /** A literal, a glob with {@code *}, or a regular expression from {@code ^} to {@code $}. */
    public static Optional<Matcher> matcher(Fragment fragment, Diagnostics diagnostics) {
        return MatcherReader.read(fragment, diagnostics);
    }

    /** A duration as Go writes it: {@code 1h30m}, {@code 1.5h}, {@code -300ms}, {@code 0}. */
    public static Optional<Duration> duration(Fragment fragment, Diagnostics diagnostics) {
        return ScalarReader.duration(fragment, diagnostics);
    }

    /** A timestamp of RFC 3339 with upper-case letters: {@code 2026-01-05T09:00:00Z}. */
    public static Optional<Instant> timestamp(Fragment fragment, Diagnostics diagnostics) {
        return ScalarReader.timestamp(fragment, diagnostics);
    }
}
