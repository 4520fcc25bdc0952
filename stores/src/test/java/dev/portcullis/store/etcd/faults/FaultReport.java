package dev.portcullis.store.etcd.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** A table of what was tried, in a file that many tests add to. */
final class FaultReport {
    private static final Path FILE = Path.of(System.getProperty("portcullis.report", "target/fault-rounds.md"));
    private static final String HEAD = """
            | fault | rounds | writes acknowledged | refused | outcome unknown | lost | decisions | of them refused as stale \
            | undecidable | confirmations | longest staleness, strict | longest staleness, best effort | longest recovery | wrong |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private FaultReport() {}

    static synchronized void add(String fault, Rounds rounds) {
        Tally tally = rounds.tally();
        String row = String.join(
                " | ",
                "| " + fault,
                Integer.toString(rounds.count()),
                Long.toString(tally.acknowledged()),
                Long.toString(tally.refused()),
                Long.toString(tally.unknown()),
                Long.toString(tally.lost()),
                Long.toString(tally.decisions()),
                Long.toString(tally.stale()),
                Long.toString(tally.undecidable()),
                Long.toString(tally.confirmations()),
                seconds(tally.strictStaleness()),
                seconds(tally.bestEffortStaleness()),
                seconds(rounds.longestRecovery()),
                rounds.wrong() + " |\n");
        try {
            if (!Files.exists(FILE)) {
                Files.writeString(FILE, HEAD);
            }
            Files.writeString(FILE, row, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
