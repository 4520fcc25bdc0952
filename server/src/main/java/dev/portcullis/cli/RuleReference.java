package dev.portcullis.cli;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.follow.StoredText;
import dev.portcullis.source.Span;
import dev.portcullis.store.StoredResource;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules that a word of a command line stands for: {@code rules}, {@code rule/NAME}, {@code all}.
 *
 * @param name that of a single rule, or of a file of rules in a store; empty for all of them
 */
record RuleReference(Optional<String> name) {
    private static final String KIND = "rule";

    /** What a word stands for; nothing where it stands for resources alone. */
    static Optional<RuleReference> of(String written) {
        String[] parts = written.strip().split("/", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        Optional<String> name = parts.length == 1 ? Optional.empty() : Optional.of(parts[1]);
        boolean all = word.equals(ResourceReference.ALL) && name.isEmpty();
        return all || isOnly(written)
                ? Optional.of(new RuleReference(name.filter(text -> !text.isEmpty())))
                : Optional.empty();
    }

    /** Whether a word stands for rules and nothing else. */
    static boolean isOnly(String written) {
        String word = written.strip().split("/", 2)[0].toLowerCase(Locale.ROOT);
        return word.equals(KIND) || word.equals(KIND + "s");
    }

    boolean names(AuthorRule rule) {
        return name.map(wanted -> wanted.equals(rule.name()) || isFile(wanted, place(rule)))
                .orElse(true);
    }

    /** Whether a place is in the file of rules that a store keeps under a name. */
    private static boolean isFile(String name, Span place) {
        StoredResource file = new StoredResource(StoredKey.ofRules(name), "", 0);
        return place.file().name().equals(StoredText.of(file).name());
    }

    private static Span place(AuthorRule rule) {
        return rule.checked().rule().name().span();
    }

    /** What to say when none of these is the rule of the name. */
    Optional<String> missingFrom(List<AuthorRule> rules) {
        return name.filter(wanted -> rules.stream().noneMatch(this::names)).map(wanted -> {
            String meant =
                    didYouMean(wanted, rules.stream().map(AuthorRule::name).toList());
            return Table.visible("rule \"" + wanted + "\" is not found" + (meant.isEmpty() ? "" : "; " + meant));
        });
    }

    /** Rules as people read them. */
    static Table table(List<AuthorRule> rules) {
        return new Table(
                List.of("KIND", "NAME", "ABOUT", "CONCLUSION", "PLACE"),
                rules.stream().map(RuleReference::row).toList());
    }

    private static List<String> row(AuthorRule rule) {
        Rule written = rule.checked().rule();
        return List.of(
                KIND,
                rule.name(),
                about(written),
                conclusion(written.conclusion()),
                place(rule).toString());
    }

    private static String about(Rule rule) {
        return names(rule.kinds(), "everything") + (rule.actions().isEmpty() ? "" : " on " + names(rule.actions(), ""));
    }

    private static String names(List<Name> names, String none) {
        return names.isEmpty() ? none : names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    private static String conclusion(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Allow) {
            return "allow";
        }
        return conclusion instanceof Conclusion.Deny ? "deny" : "terminate";
    }

    /** A rule as a document: its name, its place and its text. */
    static YamlNode document(AuthorRule rule) {
        Span place = place(rule);
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of("kind", Scalar.of(KIND)));
        entries.add(Entry.of("metadata", new Mapping(List.of(Entry.of("name", Scalar.of(rule.name()))), place)));
        entries.add(Entry.of("place", Scalar.of(place.toString())));
        entries.add(Entry.of("text", Scalar.of(rule.checked().rule().span().text())));
        return new Mapping(entries, place);
    }
}
