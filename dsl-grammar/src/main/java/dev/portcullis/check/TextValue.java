package dev.portcullis.check;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import dev.portcullis.value.Version;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are read as values of another type: in a policy when it is checked, in a request when it is decided. */
public final class TextValue {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,300}(\\.[0-9]{1,300})?");

    private TextValue() {}

    /** Whether texts in quotes can be read as values of this type. */
    static boolean isWritten(ValueType type) {
        return switch (type) {
            case DURATION, TIMESTAMP, DATE, TIME_OF_DAY, ADDRESS, VERSION -> true;
            default -> false;
        };
    }

    /** Whether a function turns a text into a value of the type that it gives. */
    static boolean isMade(Function function) {
        return switch (function) {
            case NUMBER, DURATION, TIMESTAMP, DATE, TIME, ADDRESS, VERSION -> true;
            default -> false;
        };
    }

    /** The value that a text is; empty when it is none, and for types that have no such form. */
    public static Optional<Object> read(ValueType type, String text) {
        return switch (type) {
            case NUMBER -> matching(NUMBER, text).map(BigDecimal::new);
            case DURATION ->
                PolicyParser.duration(Fragment.of(text), new Diagnostics()).map(Object.class::cast);
            case TIMESTAMP ->
                PolicyParser.timestamp(Fragment.of(text), new Diagnostics()).map(Object.class::cast);
            case DATE -> matching(DATE, text).flatMap(TextValue::date);
            case TIME_OF_DAY -> matching(TIME, text).flatMap(TextValue::time);
            case ADDRESS -> Address.parse(text).map(Object.class::cast);
            case NETWORK -> Network.parse(text).map(Object.class::cast);
            case VERSION -> Version.parse(text).map(Object.class::cast);
            default -> Optional.empty();
        };
    }

    /** What may mend a text that is no value of the type. */
    static String help(ValueType type, String text) {
        return switch (type) {
            case NUMBER -> "write it like `12.5`";
            case DURATION -> "write it like `1h30m`";
            case TIMESTAMP -> "write it like `2026-01-05T09:00:00Z`";
            case DATE -> "write it like `2026-12-24`";
            case TIME_OF_DAY -> "write it like `09:00`";
            case ADDRESS ->
                Network.around(text).isPresent()
                        ? "write `in cidr(\"" + Network.around(text).orElseThrow() + "\")`"
                        : "write it like `10.0.0.1` or `2001:db8::1`";
            case NETWORK -> network(text);
            case VERSION -> "write it like `17.2.0`";
            default -> "";
        };
    }

    private static String network(String text) {
        return Network.around(text)
                .or(() -> Address.parse(text).map(address -> new Network(address, address.bits())))
                .map(network -> "did you mean `" + network + "`?")
                .orElse("write it like `10.0.0.0/8`");
    }

    private static Optional<String> matching(Pattern form, String text) {
        return Optional.of(text).filter(written -> form.matcher(written).matches());
    }

    private static Optional<Object> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Object> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
