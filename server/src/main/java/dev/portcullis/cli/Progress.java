package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a long command is, shown to a person who waits; safe for any number of threads. */
final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private static final long STEPS = 100;

    private final Terminal terminal;
    private final int all;
    private final AtomicInteger done = new AtomicInteger();

    Progress(Terminal terminal, int all) {
        this.terminal = terminal;
        this.all = all;
    }

    void step() {
        int now = done.incrementAndGet();
        if (now == all || now * STEPS / all != (now - 1) * STEPS / all) {
            show(CLEAR_LINE + now + " of " + all);
        }
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
