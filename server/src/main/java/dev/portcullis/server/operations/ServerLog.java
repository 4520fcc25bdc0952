package dev.portcullis.server.operations;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.portcullis.server.operations.LogSettings.Format;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * What a server says of itself, on standard error. Nobody who says something waits for that: what a slow reader of standard
 * error leaves behind is dropped.
 */
public final class ServerLog {
    private static final String STANDARD_ERROR = "System.err";
    private static final int WAITING = 8_192;
    /** Texts of callers may be in messages and in those of exceptions, and must not look like lines of their own. */
    private static final String LINE = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", UTC} %-5level %logger{0}:"
            + " %replace(%msg){'[\\r\\n\\x1b]+', ' '}%n"
            + "%replace(%replace(%ex){'[\\r\\x1b]', ' '}){'\\n(?=\\S)', '\n\t'}%nopex";

    /** At its finest it shows what is sent to etcd, passwords and tokens included; it says nothing else. */
    private static final String FRAMES = "io.grpc.netty.NettyClientHandler";

    private ServerLog() {}

    /** Says things in some way from now on; where another logger than Logback was chosen, nothing changes. */
    public static void configure(LogSettings settings) {
        context().ifPresent(context -> configure(context, settings));
    }

    private static Optional<LoggerContext> context() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? Optional.of(context)
                : Optional.empty();
    }

    private static void configure(LoggerContext context, LogSettings settings) {
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.convertAnSLF4JLevel(settings.level()));
        settings.levels().forEach((name, level) -> context.getLogger(name).setLevel(Level.convertAnSLF4JLevel(level)));
        context.getLogger(FRAMES).setLevel(Level.INFO);
        root.addAppender(aside(context, encoder(context, settings.format())));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static AsyncAppender aside(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(STANDARD_ERROR);
        console.setEncoder(encoder);
        console.start();
        AsyncAppender aside = new AsyncAppender();
        aside.setContext(context);
        aside.setQueueSize(WAITING);
        aside.setDiscardingThreshold(0);
        aside.setNeverBlock(true);
        aside.addAppender(console);
        aside.start();
        return aside;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, Format format) {
        Encoder<ILoggingEvent> encoder = format == Format.JSON ? json() : text();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        return encoder;
    }

    private static JsonEncoder json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    /** Says what is left to say, and nothing more. */
    public static void close() {
        context().ifPresent(LoggerContext::stop);
    }
}
