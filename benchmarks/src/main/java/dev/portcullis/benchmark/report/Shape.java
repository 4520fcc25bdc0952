package dev.portcullis.benchmark.report;

/** The outline of a point around the origin, so that lines can be told apart without colours. */
enum Shape {
    CIRCLE("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
    SQUARE("M-3.5 -3.5h7v7h-7z"),
    TRIANGLE("M0 -4.5L4.5 3.5H-4.5z"),
    DIAMOND("M0 -5L5 0L0 5L-5 0z"),
    CROSS("M-4.5 -1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z");

    private final String path;

    Shape(String path) {
        this.path = path;
    }

    static Shape of(int number) {
        return values()[number % values().length];
    }

    String path() {
        return path;
    }
}
