package dev.portcullis.format;

import dev.portcullis.source.Span;
import java.util.regex.Pattern;

/** The line ends between two places of a text, in the spelling of any system. */
final class LineEnds {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private LineEnds() {}

    static long count(Span before, Span after) {
        if (after.start() <= before.end()) {
            return 0;
        }
        String between = after.file().text().substring(before.end(), after.start());
        return LINE_END.matcher(between).results().count();
    }
}
