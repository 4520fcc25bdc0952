package dev.portcullis.diagnostic;

import dev.portcullis.source.Span;
import java.util.List;

/**
 * The line of a place as it is shown: tabs become blanks, control characters are replaced, what is far from the place
 * is cut away.
 *
 * @param text the line
 * @param indent how many columns before the underline
 * @param width how many columns are underlined, at least one
 */
record SourceLine(String text, int indent, int width) {
    private static final int LONGEST = 120;
    private static final int BEFORE = 40;
    private static final int TAB = 4;
    private static final String CUT = "…";
    /** What terminals show two columns wide: East Asian scripts, full-width forms, pictographs. */
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115f),
            new Range(0x2e80, 0xa4cf),
            new Range(0xac00, 0xd7a3),
            new Range(0xf900, 0xfaff),
            new Range(0xfe30, 0xfe6f),
            new Range(0xff00, 0xff60),
            new Range(0xffe0, 0xffe6),
            new Range(0x1f300, 0x1faff),
            new Range(0x20000, 0x3fffd));

    static SourceLine of(Span place) {
        int lineStart = place.file().lineStart(place.line());
        String line = place.file().lineText(place.line());
        int start = Math.min(place.start() - lineStart, line.length());
        int end = Math.min(place.end() - lineStart, line.length());
        int from = line.length() <= LONGEST ? 0 : boundary(line, Math.max(0, start - BEFORE));
        int to = boundary(line, Math.min(line.length(), from + LONGEST));
        String lead = (from > 0 ? CUT : "") + shown(line.substring(from, start), from > 0 ? 1 : 0);
        String marked = shown(line.substring(start, Math.max(start, Math.min(end, to))), columns(lead));
        String rest = shown(line.substring(Math.max(start, Math.min(end, to)), to), columns(lead + marked));
        String tail = to < line.length() ? CUT : "";
        return new SourceLine(lead + marked + rest + tail, columns(lead), Math.max(1, columns(marked)));
    }

    /** The same offset, or the one before where it would part a surrogate pair. */
    private static int boundary(String line, int offset) {
        boolean parts = offset > 0 && offset < line.length() && Character.isLowSurrogate(line.charAt(offset));
        return parts ? offset - 1 : offset;
    }

    private static String shown(String part, int column) {
        StringBuilder out = new StringBuilder();
        int at = column;
        for (int codePoint : part.codePoints().toArray()) {
            String piece = codePoint == '\t' ? " ".repeat(TAB - at % TAB) : piece(codePoint);
            out.append(piece);
            at += columns(piece);
        }
        return out.toString();
    }

    private static String piece(int codePoint) {
        boolean hidden = Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.FORMAT;
        return hidden ? "�" : Character.toString(codePoint);
    }

    private static int columns(String text) {
        return text.codePoints().map(SourceLine::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return WIDE.stream().anyMatch(range -> range.from() <= codePoint && codePoint <= range.to());
    }

    private record Range(int from, int to) {}
}
