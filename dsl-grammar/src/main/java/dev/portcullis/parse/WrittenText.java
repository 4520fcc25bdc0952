package dev.portcullis.parse;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in quotes whose escapes are known to be right, with where each unit of its meaning is written. Neighbouring
 * escapes of bytes, which may make up one character, share one place.
 */
final class WrittenText {
    private static final Pattern PIECE =
            Pattern.compile("(?:\\\\x..|\\\\[0-7]{3})+|\\\\u.{4}|\\\\U.{8}|\\\\.|[^\\\\]", Pattern.DOTALL);
    private static final Pattern RAW_PIECE = Pattern.compile("[^\r]");

    private final StringBuilder meant = new StringBuilder();
    private final int[] starts;
    private final int[] ends;

    private WrittenText(int length) {
        this.starts = new int[length + 1];
        this.ends = new int[length + 1];
    }

    /**
     * @param written quotes included
     * @param offset where it begins in the fragment
     */
    static WrittenText of(String written, int offset, Places places) {
        WrittenText text = new WrittenText(written.length());
        Pattern pieces = written.startsWith("`") ? RAW_PIECE : PIECE;
        String quote = written.substring(0, 1);
        Matcher piece = pieces.matcher(written).region(1, written.length() - 1);
        while (piece.find()) {
            String meaning =
                    GoText.read(quote + piece.group() + quote, 0, places).orElseThrow();
            text.add(meaning, offset + piece.start(), offset + piece.end());
        }
        text.starts[text.meant.length()] = offset + written.length() - 1;
        return text;
    }

    private void add(String meaning, int start, int end) {
        Arrays.fill(starts, meant.length(), meant.length() + meaning.length(), start);
        Arrays.fill(ends, meant.length(), meant.length() + meaning.length(), end);
        meant.append(meaning);
    }

    String meant() {
        return meant.toString();
    }

    /** Where the unit at an offset of the meaning begins; at its end, where the closing quote does. */
    int start(int unit) {
        return starts[unit];
    }

    /** Where the unit before an offset of the meaning ends. */
    int end(int unit) {
        return ends[unit - 1];
    }
}
