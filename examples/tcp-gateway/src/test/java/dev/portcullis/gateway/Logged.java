package dev.portcullis.gateway;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the gateway has logged since. */
final class Logged extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.portcullis.gateway");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private Logged() {}

    static Logged begin() {
        Logged logged = new Logged();
        LOGGER.addHandler(logged);
        return logged;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
