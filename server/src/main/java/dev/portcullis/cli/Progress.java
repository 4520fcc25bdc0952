package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a long command is, shown to a person who waits; safe for any number of threads. */
final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final int all;
    private final AtomicInteger done = new AtomicInteger();

    Progress(Terminal terminal, int all) {
        this.terminal = terminal;
        this.all = all;
    }

    void step() {
        show(CLEAR_LINE + done.incrementAndGet() + " of " + all);
    }

    /** Leaves no trace. */
    void clear() {
        show(CLEAR_LINE);
    }

    private void show(String text) {
        if (terminal.isInteractive(Stream.ERR)) {
            terminal.err().print(text);
            terminal.err().flush();
        }
    }
}
