package dev.portcullis.source;

/**
 * A piece of text as it is meant, with the place where it is written. The two differ where the surrounding format has
 * quotes, escapes or folded lines, as YAML has.
 *
 * @param text the text as it is meant
 * @param place where it is written, quotes included
 */
public record Fragment(String text, Span place) {
    /** A text that stands for itself. */
    public static Fragment of(SourceFile file) {
        return new Fragment(file.text(), file.all());
    }

    /** A text that was not read from a file. */
    public static Fragment of(String text) {
        return new Fragment(text, Span.NONE);
    }

    /**
     * Where a part of the meant text is written. One that asks often takes {@link #alignment()} once.
     *
     * @param start offset of the first UTF-16 unit
     * @param end offset after the last one
     */
    public Span span(int start, int end) {
        return alignment().span(start, end);
    }

    /** Which unit of the meant text is written where. */
    public Alignment alignment() {
        return Alignment.of(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
