package dev.portcullis.pattern;

import java.util.List;

/** Whole texts with given parts in order and anything but line ends between them, as {@code .*} has it. */
final class GlobPattern implements TextPattern {
    private final List<String> parts;
    private final int fixedLength;

    GlobPattern(List<String> parts) {
        this.parts = parts;
        this.fixedLength = parts.stream().mapToInt(String::length).sum();
    }

    @Override
    public boolean matches(String text) {
        return text.indexOf('\n') < 0 ? matchesLine(text) : expression().isFoundIn(text);
    }

    private boolean matchesLine(String line) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (line.length() < fixedLength || !line.startsWith(first) || !line.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < parts.size() - 1; i++) {
            int found = line.indexOf(parts.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + parts.get(i).length();
        }
        return at <= line.length() - last.length();
    }

    /** The glob as a regular expression, each star a group. */
    RegularExpression expression() {
        return RegularExpression.ofGlob(parts);
    }
}
