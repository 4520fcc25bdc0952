package dev.portcullis.diagnostic;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Prints diagnostics for people: where and what, the line with the place underlined, and what may help. */
public final class DiagnosticPrinter {
    /** What the output is shown on. */
    public enum Style {
        PLAIN,
        /** A terminal that understands ANSI colours. */
        COLOUR
    }

    private static final String BOLD = "1";
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";
    private static final String CYAN = "1;36";
    private static final String MARGIN = "  ";

    private final Style style;

    public DiagnosticPrinter(Style style) {
        this.style = style;
    }

    /** All of them in the given order, an empty line between two. */
    public String print(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::print).collect(Collectors.joining("\n"));
    }

    /** One of them; every line ends with a line end. */
    public String print(Diagnostic diagnostic) {
        Span place = diagnostic.place();
        StringBuilder out = new StringBuilder();
        String head = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
        out.append(paint(BOLD, place.toString())).append(": ").append(paint(colour(diagnostic), head));
        out.append(": ").append(paint(BOLD, diagnostic.message())).append('\n');
        if (!place.file().text().isEmpty()) {
            SourceLine line = SourceLine.of(place);
            out.append(MARGIN).append(line.text()).append('\n');
            out.append(MARGIN).append(" ".repeat(line.indent()));
            out.append(paint(colour(diagnostic), "^" + "~".repeat(line.width() - 1)));
            out.append('\n');
        }
        if (!diagnostic.help().isEmpty()) {
            out.append(paint(CYAN, "help"))
                    .append(": ")
                    .append(diagnostic.help())
                    .append('\n');
        }
        return out.toString();
    }

    private static String colour(Diagnostic diagnostic) {
        return switch (diagnostic.severity()) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case NOTE -> CYAN;
        };
    }

    private String paint(String colour, String text) {
        return style == Style.PLAIN ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
