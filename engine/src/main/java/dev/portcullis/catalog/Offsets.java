package dev.portcullis.catalog;

import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's positions, which count code points, into offsets. */
final class Offsets {
    private final SourceFile file;
    /** Code point positions of the characters that take two units. */
    private final int[] wide;

    Offsets(SourceFile file) {
        this.file = file;
        this.wide = wide(file.text());
    }

    private static int[] wide(String text) {
        int[] starts = IntStream.range(0, text.length())
                .filter(at -> Character.isHighSurrogate(text.charAt(at)))
                .toArray();
        for (int i = 0; i < starts.length; i++) {
            starts[i] -= i;
        }
        return starts;
    }

    SourceFile file() {
        return file;
    }

    /** The offset of a position; none is the beginning. */
    int of(Optional<Mark> mark) {
        int position = mark.map(Mark::getIndex).orElse(0);
        int found = Arrays.binarySearch(wide, position);
        return position + (found >= 0 ? found : -found - 1);
    }

    /** A place of one character, or of none at the end of the text or of a line. */
    Span at(Optional<Mark> mark) {
        int start = of(mark);
        String text = file.text();
        boolean none = start >= text.length() || text.charAt(start) == '\n' || text.charAt(start) == '\r';
        return new Span(file, start, none ? start : start + Character.charCount(text.codePointAt(start)));
    }
}
