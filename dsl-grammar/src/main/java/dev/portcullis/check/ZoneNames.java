package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of time zones. */
final class ZoneNames {
    private ZoneNames() {}

    /** What is wrong with the name of a time zone. */
    static Optional<Diagnostic> problem(Expression argument, String text) {
        Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        return known.contains(text)
                ? Optional.empty()
                : Optional.of(INVALID_VALUE
                        .at(argument.span(), Excerpt.of(text), "a time zone")
                        .withHelp(help(text, known)));
    }

    private static String help(String text, Set<String> known) {
        String city = "/" + text.replace(' ', '_').toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(city))
                .findFirst()
                .or(() -> NearestName.of(text, known))
                .map(near -> "did you mean `" + near + "`?")
                .orElse("write it like `Europe/Berlin` or `UTC`");
    }
}
