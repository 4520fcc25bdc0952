package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.maybe;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * Random files of rules.
 *
 * @param theme what is asked for
 */
record WorldAuthorRules(Theme theme) {
    private static final CatalogReader READER = new CatalogReader();
    private static final List<String> DEFINED = List.of("one", "other");

    private static final Gen<String> WITH = any(
            "",
            "",
            " with max_session_ttl = 1h",
            " with require_session_mfa = true",
            " with device_trust_mode = \"required\"",
            " with obligation.mark = \"on\", forward_agent = true",
            " with obligation.mark = [\"b\", \"a\"], record_session.desktop = false",
            " with obligation.number = 1.5, client_idle_timeout = 30m");

    private static final Gen<String> MESSAGE = any(
            "",
            " \"No.\"",
            " \"Not you, {{user.name}}: {{user.traits.team}}\"",
            " \"{{context.text}} {{ context.deep }} {{resource.labels.env}} {{size(user.roles)}}\"",
            " \"It is {{now.at(\\\"Europe/Berlin\\\").date}} {{context.number}}\"");

    /** The rules of a file or two; many worlds have none, so that roles decide there. */
    Gen<List<AuthorRule>> rules() {
        return in ->
                chance(40).generate(in) ? List.of() : read(some(1, 2, file()).generate(in));
    }

    /** A text that the checker refuses has no rules. */
    private static List<AuthorRule> read(List<String> texts) {
        List<SourceFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(new SourceFile((char) ('b' - files.size()) + ".rules", text.replace("#", "" + files.size())));
        }
        CatalogReading reading = READER.read(files);
        return reading.accepted() ? reading.catalog().rules() : List.of();
    }

    private Gen<String> file() {
        return in -> {
            StringBuilder text = new StringBuilder();
            for (String name : DEFINED) {
                text.append("define ").append(name).append(" = ");
                text.append(new WorldConditions(List.of()).condition(1, in)).append('\n');
            }
            int rules = any(1, 2, 3).generate(in);
            for (int i = 0; i < rules; i++) {
                text.append(rule("r-#-" + i, in)).append('\n');
            }
            return text.toString();
        };
    }

    private String rule(String name, RandomnessSource in) {
        WorldConditions conditions = new WorldConditions(DEFINED);
        String about = "rule \"" + name + "\"\n"
                + rarely(60, any("for \"" + kind(in) + "\"", "for db, \"" + kind(in) + "\""), any("", "for app"))
                        .generate(in)
                + rarely(25, any(" on \"" + theme.action().name() + "\"", " on edit, connect"), "")
                        .generate(in);
        String when = maybe(90, source -> "\nwhen " + conditions.condition(2, source))
                .generate(in)
                .orElse("");
        String unless = maybe(20, source -> "\nunless " + conditions.condition(1, source))
                .generate(in)
                .orElse("");
        return about + when + unless + "\n" + conclusion(in);
    }

    /** The kind of the resource or, for calls, mostly the one whose rights are needed. */
    private String kind(RandomnessSource in) {
        return theme.isCall() && chance(80).generate(in) ? theme.action().kind() : theme.kind();
    }

    private static String conclusion(RandomnessSource in) {
        return any("allow", "allow", "deny", "terminate").generate(in).equals("allow")
                ? "allow" + WITH.generate(in)
                : any("deny", "terminate").generate(in) + MESSAGE.generate(in);
    }
}
