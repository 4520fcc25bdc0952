package dev.portcullis.diagnostic;

import dev.portcullis.source.Span;
import java.util.regex.Pattern;

/**
 * One mistake of an author. Message and help are one line each: invisible characters of quoted words are shown
 * as {@code �}, so that no text can steer a terminal.
 *
 * @param code what kind of mistake
 * @param severity how bad it is here
 * @param place where
 * @param message one clause about the author's words
 * @param help what may mend it, or empty
 */
public record Diagnostic(DiagnosticCode code, Severity severity, Span place, String message, String help) {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public Diagnostic {
        message = oneLine(message);
        help = oneLine(help);
    }

    /** The same with a proposal; an empty one changes nothing. */
    public Diagnostic withHelp(String proposal) {
        return new Diagnostic(code, severity, place, message, proposal.isEmpty() ? help : proposal);
    }

    /** The same as a warning, for texts that Teleport loads although they are wrong; a note stays a note. */
    public Diagnostic asWarning() {
        return new Diagnostic(code, severity == Severity.NOTE ? severity : Severity.WARNING, place, message, help);
    }

    /** The same as an error, where what Teleport loads would mislead. */
    public Diagnostic asError() {
        return new Diagnostic(code, Severity.ERROR, place, message, help);
    }

    private static String oneLine(String text) {
        return HIDDEN.matcher(text).replaceAll("�");
    }

    @Override
    public String toString() {
        return place + ": " + severity.word() + "[" + code.id() + "]: " + message;
    }
}
