package dev.portcullis.server.operations;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * What a server says of itself, and how.
 *
 * @param format what a line looks like
 * @param level what is said, unless something else holds for a part
 * @param levels what is said by parts of the program, by the beginnings of their names, for example {@code
 *     dev.portcullis.follow}
 */
public record LogSettings(Format format, Level level, Map<String, Level> levels) {
    private static final Map<String, Level> USUAL = Map.of(
            "io.netty", Level.WARN, "io.vertx", Level.WARN, "io.grpc", Level.WARN, "io.opentelemetry", Level.WARN);

    /** Lines of text, informative. */
    public static final LogSettings DEFAULT = new LogSettings(Format.TEXT, Level.INFO, Map.of());

    /** What a line looks like. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    /** Network libraries only warn, unless told otherwise. */
    public LogSettings {
        Map<String, Level> all = new HashMap<>(USUAL);
        all.putAll(levels);
        levels = Map.copyOf(all);
    }
}
