package dev.portcullis.diagnostic;

/** An author's words, cut to what a message can quote. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The beginning of a text on one line; an ellipsis stands for the rest. */
    public static String of(String text) {
        String line = text.lines().findFirst().orElse("");
        if (line.length() == text.length() && line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return line.substring(0, end) + "…";
    }
}
