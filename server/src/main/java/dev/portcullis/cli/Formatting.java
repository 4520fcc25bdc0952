package dev.portcullis.cli;

/**
 * A text before and after it was brought into layout.
 *
 * @param name what people call it
 * @param before as it was read
 * @param after in its layout
 */
record Formatting(String name, String before, String after) {
    boolean isChange() {
        return !before.equals(after);
    }

    String diff() {
        return UnifiedDiff.of(name, before, after);
    }
}
