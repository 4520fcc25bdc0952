package dev.portcullis.cli;

import dev.portcullis.cli.LineDiff.Fate;
import dev.portcullis.cli.LineDiff.Line;
import java.util.List;

/** The changes of a text, with three lines around each, as {@code patch} reads them. */
final class UnifiedDiff {
    private static final int AROUND = 3;
    private static final String NO_LINE_END = "\\ No newline at end of file\n";

    private final List<Line> lines;
    private final StringBuilder out = new StringBuilder();
    private int oldLine = 1;
    private int newLine = 1;

    private UnifiedDiff(List<Line> lines) {
        this.lines = lines;
    }

    /** The changes of a file; nothing when the texts are equal. */
    static String of(String name, String before, String after) {
        UnifiedDiff diff = new UnifiedDiff(LineDiff.of(lines(before), lines(after)));
        diff.write();
        return diff.out.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + diff.out;
    }

    /** Each with its line end, if it has one. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private void write() {
        int at = 0;
        while (at < lines.size()) {
            int change = nextChange(at);
            int start = Math.max(at, change - AROUND);
            skip(at, Math.min(start, lines.size()));
            if (change == lines.size()) {
                return;
            }
            at = end(change);
            writeHunk(lines.subList(start, at));
        }
    }

    private int nextChange(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).fate() == Fate.STAYS) {
            at++;
        }
        return at;
    }

    private void skip(int from, int to) {
        oldLine += to - from;
        newLine += to - from;
    }

    /** Where the hunk of a change ends: changes that are near go into one. */
    private int end(int change) {
        int last = change;
        int next = change;
        while (next < lines.size() && next - last <= 2 * AROUND + 1) {
            last = next;
            next = nextChange(next + 1);
        }
        return Math.min(lines.size(), last + 1 + AROUND);
    }

    private void writeHunk(List<Line> hunk) {
        int olds = count(hunk, Fate.COMES);
        int news = count(hunk, Fate.GOES);
        out.append("@@ -")
                .append(range(oldLine, olds))
                .append(" +")
                .append(range(newLine, news))
                .append(" @@\n");
        for (Line line : hunk) {
            out.append(line.fate().sign()).append(line.text());
            out.append(line.text().endsWith("\n") ? "" : "\n" + NO_LINE_END);
        }
        oldLine += olds;
        newLine += news;
    }

    /** How many lines there are that do not have the fate. */
    private static int count(List<Line> hunk, Fate fate) {
        return (int) hunk.stream().filter(line -> line.fate() != fate).count();
    }

    private static String range(int line, int count) {
        return (count == 0 ? line - 1 : line) + "," + count;
    }
}
