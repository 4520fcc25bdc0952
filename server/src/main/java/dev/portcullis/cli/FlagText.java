package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** What people write after an option, read as in files. */
final class FlagText {
    private FlagText() {}

    /** A time of RFC 3339. */
    static Instant time(String option, String text) {
        return read(option, text, PolicyParser::timestamp);
    }

    /** A duration as Go writes it. */
    static Duration duration(String option, String text) {
        return read(option, text, PolicyParser::duration);
    }

    private static <T> T read(String option, String text, BiFunction<Fragment, Diagnostics, Optional<T>> parser) {
        Diagnostics diagnostics = new Diagnostics();
        return parser.apply(Fragment.of(text), diagnostics).orElseThrow(() -> {
            Diagnostic wrong = diagnostics.sorted().get(0);
            String help = wrong.help().isEmpty() ? "" : "; " + wrong.help();
            return new InputException(option + ": " + wrong.message() + help);
        });
    }
}
