package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of time zones. */
final class ZoneNames {
    private static final List<String> KNOWN =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private ZoneNames() {}

    /** What is wrong with the name of a time zone. */
    static Optional<Diagnostic> problem(Expression argument, String text) {
        return Collections.binarySearch(KNOWN, text) >= 0
                ? Optional.empty()
                : Optional.of(INVALID_VALUE
                        .at(argument.span(), Excerpt.of(text), "a time zone")
                        .withHelp(help(text)));
    }

    private static String help(String text) {
        String city = "/" + text.replace(' ', '_').toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(city))
                .findFirst()
                .or(() -> NearestName.of(text, KNOWN))
                .map(near -> "did you mean `" + near + "`?")
                .orElse("write it like `Europe/Berlin` or `UTC`");
    }
}
