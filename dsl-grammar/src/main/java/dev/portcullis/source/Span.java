package dev.portcullis.source;

/**
 * A place in a text.
 *
 * @param file the text
 * @param start offset of the first UTF-16 unit
 * @param end offset after the last one
 */
public record Span(SourceFile file, int start, int end) {
    /** The place of what was not read from a text. */
    public static final Span NONE = new Span(SourceFile.NONE, 0, 0);

    public Span {
        if (start < 0 || end < start || end > file.text().length()) {
            throw new IllegalArgumentException("no place " + start + ".." + end + " in " + file);
        }
    }

    /** The line on which the place starts, counted from 1. */
    public int line() {
        return file.line(start);
    }

    /** The column at which the place starts, in UTF-16 units, counted from 1. */
    public int column() {
        return file.column(start);
    }

    /** The line on which the place ends, counted from 1. */
    public int endLine() {
        return file.line(end);
    }

    /** The column after the last one of the place, in UTF-16 units, counted from 1. */
    public int endColumn() {
        return file.column(end);
    }

    /** The text at this place. */
    public String text() {
        return file.text().substring(start, end);
    }

    /** The smallest place that covers this one and another of the same text. */
    public Span to(Span last) {
        return new Span(file, Math.min(start, last.start), Math.max(end, last.end));
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return file.name() + ":" + line() + ":" + column();
    }
}
