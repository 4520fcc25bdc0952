package dev.portcullis.source;

import java.util.Arrays;

/** A text with the name it is known by: what every {@link Span} points into. */
public final class SourceFile {
    /** The source of what was not read from a text, for example a lock that was made by a call. */
    public static final SourceFile NONE = new SourceFile("-", "");

    private final String name;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param name what diagnostics call the text, usually a path
     * @param text all of it
     */
    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The line of an offset, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in its line, in UTF-16 units, counted from 1. */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset at which a line starts; lines are counted from 1. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The text of a line without its end; lines are counted from 1. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(start, end);
    }

    /** All of the text. */
    public Span all() {
        return new Span(this, 0, text.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
