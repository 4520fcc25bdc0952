package dev.portcullis.cli;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Origin;
import java.time.Instant;
import java.util.Locale;

/** A decision as people read it. */
final class DecisionText {
    private DecisionText() {}

    /** The decision and its message on one line, then what led to it. */
    static String of(Decision decision) {
        StringBuilder text = new StringBuilder(why(decision));
        if (!decision.holdsUntil().equals(Instant.MAX)) {
            line(text, "holds until", decision.holdsUntil().toString());
        }
        line(
                text,
                "policy",
                "generation " + decision.generation() + ", lock revision "
                        + decision.locks().token().revision());
        return text.toString();
    }

    /** The decision and its message on one line, then why. */
    static String why(Decision decision) {
        StringBuilder text = new StringBuilder(decision.effect().word().toUpperCase(Locale.ROOT));
        if (!decision.message().isEmpty()) {
            text.append("  ").append(decision.message());
        }
        text.append('\n');
        line(text, "reason", decision.reason().code());
        Origin origin = decision.finding().origin();
        line(text, "decided by", origin.kind().isEmpty() ? "no role, rule or lock" : origin.toString());
        decision.warnings().forEach(warning -> line(text, "warning", warning));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(12 - name.length()));
        text.append(value).append('\n');
    }
}
