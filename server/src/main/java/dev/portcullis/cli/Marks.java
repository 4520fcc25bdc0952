package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.explain.Outcome;
import java.util.Locale;

/** How outcomes are drawn. */
enum Marks {
    UNICODE("✓", "✗"),
    /** For terminals that show nothing else. */
    ASCII("+", "-");

    private final String held;
    private final String failed;

    Marks(String held, String failed) {
        this.held = held;
        this.failed = failed;
    }

    /** Those that a terminal can show. What is written to files is always UTF-8. */
    static Marks of(Terminal terminal) {
        return terminal.isInteractive(Stream.OUT) && !isUtf8() ? ASCII : UNICODE;
    }

    private static boolean isUtf8() {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = System.getenv().getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return true;
    }

    String of(Outcome outcome) {
        return switch (outcome) {
            case HELD -> held;
            case FAILED -> failed;
            case ERROR -> "!";
            case UNKNOWN -> "?";
        };
    }

    /** A text with the signs that we add to those of others. */
    String drawn(String text) {
        return this == UNICODE ? text : text.replace("→", "->").replace("…", "...");
    }
}
