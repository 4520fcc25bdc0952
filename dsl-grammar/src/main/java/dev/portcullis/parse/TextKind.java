package dev.portcullis.parse;

/** What a text as a whole is read as: the lexer mode to begin in, and what messages call it. */
enum TextKind {
    FILE("file", PortcullisLexer.DEFAULT_MODE),
    EXPRESSION("expression", PortcullisLexer.DEFAULT_MODE),
    TEMPLATE("template", PortcullisLexer.TEMPLATE),
    MATCHER("pattern", PortcullisLexer.MATCHER),
    DURATION("duration", PortcullisLexer.SCALAR),
    TIMESTAMP("timestamp", PortcullisLexer.SCALAR);

    private final String title;
    private final int mode;

    TextKind(String title, int mode) {
        this.title = title;
        this.mode = mode;
    }

    String title() {
        return title;
    }

    int mode() {
        return mode;
    }
}
