package dev.portcullis.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own client, as a process of its own. */
final class Psql {
    private static final int SECONDS = 30;

    private Psql() {}

    /** Runs one statement and waits for its end. */
    static Ended run(int port, String user, String database, String sql) {
        return Ended.of(begin(port, user, database, sql), SECONDS);
    }

    /** Begins to run one statement. */
    static Process begin(int port, String user, String database, String sql) {
        return begin(List.of(
                "psql", "-X", "-At", "-h", "127.0.0.1", "-p", "" + port, "-U", user, "-d", database, "-c", sql));
    }

    /** Begins to run a command line, with the password of the user that is named in it. */
    static Process begin(List<String> command) {
        ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
        String user = command.get(command.indexOf("-U") + 1);
        psql.environment().putAll(Map.of("PGPASSWORD", user + "s-password", "LC_ALL", "C", "PGCONNECT_TIMEOUT", "10"));
        try {
            return psql.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
