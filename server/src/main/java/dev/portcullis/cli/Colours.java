package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;

/** Where colours help: on a terminal, unless the user wants none ({@code NO_COLOR}). */
final class Colours {
    private static final boolean UNWANTED =
            !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();

    private Colours() {}

    static Style of(Terminal terminal, Stream stream) {
        return terminal.isInteractive(stream) && !UNWANTED ? Style.COLOUR : Style.PLAIN;
    }
}
