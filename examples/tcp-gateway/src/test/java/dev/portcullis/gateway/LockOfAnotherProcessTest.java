package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway in a process of its own, and a lock that the command line writes into its file from this one. */
@Timeout(120)
class LockOfAnotherProcessTest {
    private static final String LISTENING = "listening on 127.0.0.1:";

    @TempDir
    private Path folder;

    private PrivatePostgres postgres;

    @BeforeEach
    void startPostgres() throws IOException {
        postgres = PrivatePostgres.start();
    }

    @AfterEach
    void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void cutsAConnectionAtOnce() throws IOException, InterruptedException {
        Path file = folder.resolve("locks.db");
        Process gateway = begin(file);
        try (BufferedReader said = gateway.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine().substring(LISTENING.length()));
            Process sleeper = Psql.begin(port, "alice", "orders", "SELECT pg_sleep(60)");
            Soon.holds(() -> postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)'")
                    .equals("1"));

            lock(file, "alice");
            long written = System.nanoTime();
            Ended cut = Ended.of(sleeper, 10);

            assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(3));
            assertThat(cut.printed())
                    .startsWith("FATAL:  lock targeting User:\"alice\" is in force: Call the security team.\n");
            gateway.destroy();
            assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            gateway.destroyForcibly();
        }
    }

    /** Locks a user on the command line, which runs in this process. */
    private static void lock(Path file, String user) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), writer, writer, InstantSource.system(), Set.of(), Map.of());
        int exitCode = dev.portcullis.cli.Main.run(
                terminal, "lock", "--store", "sqlite:" + file, "--user", user, "--message", "Call the security team.");
        assertThat(exitCode).as(printed.toString()).isZero();
    }

    private Process begin(Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--store",
                        file.toString(),
                        "--policy",
                        TrialGateway.POLICY,
                        "--port",
                        "0",
                        "--server-port",
                        Integer.toString(postgres.port()),
                        "--name",
                        "orders-staging",
                        "--label",
                        "env=staging"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
