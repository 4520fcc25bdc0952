package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.DURATION_OUT_OF_RANGE;
import static dev.portcullis.diagnostic.DiagnosticCode.EMPTY_EXPRESSION;
import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_DURATION;
import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_TIMESTAMP;
import static dev.portcullis.diagnostic.DiagnosticCode.TIMESTAMP_OUT_OF_RANGE;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.parse.PortcullisParser.DurationContext;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads durations and timestamps. Whichever sign is wrong in such a short text, the text is what is reported. */
final class ScalarReader {
    private static final String DURATION_HELP =
            "write numbers with units `h`, `m`, `s`, `ms`, `us`, `ns`, such as `1h30m`";
    private static final String TIMESTAMP_HELP = "write it like `2026-01-05T09:00:00Z` or `2026-01-05T09:00:00+01:00`";

    private final TextKind kind;
    private final Fragment fragment;
    private final Diagnostics diagnostics;

    private ScalarReader(TextKind kind, Fragment fragment, Diagnostics diagnostics) {
        this.kind = kind;
        this.fragment = fragment;
        this.diagnostics = diagnostics;
    }

    static Optional<Duration> duration(Fragment fragment, Diagnostics diagnostics) {
        ScalarReader reader = new ScalarReader(TextKind.DURATION, fragment, diagnostics);
        Optional<DurationContext> shape = reader.shape(PortcullisParser::duration)
                .filter(context ->
                        context.NUMBER() == null || context.NUMBER().getText().equals("0"));
        if (shape.isEmpty()) {
            return reader.refuse(INVALID_DURATION, reader.durationHelp());
        }
        String sign = shape.get().MINUS() == null ? "" : "-";
        String digits =
                shape.get().DURATION() == null ? "" : shape.get().DURATION().getText();
        Optional<Duration> value = DurationText.value(sign, digits);
        return value.isPresent() ? value : reader.refuse(DURATION_OUT_OF_RANGE, "");
    }

    static Optional<Instant> timestamp(Fragment fragment, Diagnostics diagnostics) {
        ScalarReader reader = new ScalarReader(TextKind.TIMESTAMP, fragment, diagnostics);
        if (reader.shape(PortcullisParser::timestamp).isEmpty()) {
            return reader.refuse(INVALID_TIMESTAMP, TIMESTAMP_HELP);
        }
        Optional<Instant> value = TimestampText.value(fragment.text());
        return value.isPresent() ? value : reader.refuse(TIMESTAMP_OUT_OF_RANGE, "");
    }

    private <C extends ParserRuleContext> Optional<C> shape(Function<PortcullisParser, C> entry) {
        return new Reading(kind, Dialect.RULES, new Places(fragment, new Diagnostics())).read(entry, Optional::of);
    }

    private String durationHelp() {
        String text = fragment.text();
        return switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
            case 'd' -> "there is no unit for days; write `24h`";
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a unit is missing; write `30s`, `5m` or `1h`";
            default -> DURATION_HELP;
        };
    }

    private <T> Optional<T> refuse(DiagnosticCode code, String help) {
        String text = fragment.text();
        Diagnostic problem = text.isEmpty()
                ? EMPTY_EXPRESSION.at(fragment.place(), kind.title())
                : code.at(fragment.span(0, text.length()), Excerpt.of(text));
        diagnostics.add(problem.withHelp(help));
        return Optional.empty();
    }
}
