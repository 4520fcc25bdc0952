package dev.portcullis.cli;

import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.explain.Outcome;
import dev.portcullis.explain.Step;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A tree of lines for a terminal of a hundred columns: long texts are wrapped, places stand at the end of lines. */
final class TextTree {
    private static final int WIDTH = 100;
    private static final String DIM = "2";

    private final Marks marks;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    TextTree(Marks marks, Style style) {
        this.marks = marks;
        this.style = style;
    }

    /** A step without its children. */
    void line(int depth, Step step) {
        line(
                "  ".repeat(depth),
                paint(colour(step.outcome()), marks.of(step.outcome())) + " ",
                step.text(),
                step.place());
    }

    /** How many lines were left out. */
    void more(int depth, int count) {
        text.append("  ".repeat(depth))
                .append(marks.drawn("… and " + count + " more"))
                .append('\n');
    }

    /** A line of a list. */
    void item(String words, Span place) {
        line("  ", "", words, place);
    }

    /** A line below a line of a list. */
    void subitem(String words) {
        line("    ", "", words, Span.NONE);
    }

    private void line(String indent, String mark, String words, Span place) {
        String hanging = indent + (mark.isEmpty() ? "" : "  ");
        List<String> lines = wrapped(marks.drawn(words), WIDTH - hanging.length());
        text.append(indent).append(mark).append(String.join("\n" + hanging, lines));
        if (!place.equals(Span.NONE)) {
            String where = place.toString();
            int last = hanging.length() + lines.get(lines.size() - 1).length();
            text.append(last + 2 + where.length() <= WIDTH ? "  " : "\n" + hanging)
                    .append(paint(DIM, where));
        }
        text.append('\n');
    }

    private static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : rest.indexOf(' ');
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case HELD -> "32";
            case FAILED -> "31";
            case ERROR, UNKNOWN -> "33";
        };
    }

    private String paint(String colour, String words) {
        return style == Style.PLAIN ? words : "\u001b[" + colour + "m" + words + "\u001b[0m";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
