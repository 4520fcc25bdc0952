package dev.portcullis.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes down.
 *
 * @param format how the server's own log looks, {@code text} or {@code json}
 * @param level how much it says: {@code error}, {@code warn}, {@code info} or {@code debug}
 * @param decisions where decisions are logged, if they are
 * @param audit where acts of administration are recorded
 * @param mask which values are left out of the log of decisions; missing for the usual ones
 */
public record Logs(String format, String level, Optional<Path> decisions, Path audit, Optional<List<String>> mask) {
    public Logs {
        mask = mask.map(List::copyOf);
    }
}
