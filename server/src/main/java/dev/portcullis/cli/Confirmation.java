package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Asks the person at a terminal. */
final class Confirmation {
    private static final List<String> YES = List.of("y", "yes");

    private final Terminal terminal;

    Confirmation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether there is anybody to ask. */
    boolean isPossible() {
        return terminal.isInteractive(Stream.IN) && terminal.isInteractive(Stream.ERR);
    }

    /** Whether the answer to a question is yes; silence is not. */
    boolean given(String question) {
        terminal.out().flush();
        terminal.err().print(question + " [y/N] ");
        terminal.err().flush();
        return YES.contains(line().strip().toLowerCase(Locale.ROOT));
    }

    /** Byte by byte, so that what follows is left for the next question. */
    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int unit = terminal.in().read();
                    unit >= 0 && unit != '\n';
                    unit = terminal.in().read()) {
                line.write(unit);
            }
        } catch (IOException gone) {
            throw new InputException("cannot read the answer: " + gone.getMessage());
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
