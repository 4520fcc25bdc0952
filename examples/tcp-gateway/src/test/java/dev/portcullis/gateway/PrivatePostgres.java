package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL with the accounts of the example, thrown away afterwards. */
final class PrivatePostgres implements AutoCloseable {
    private static final int SECONDS = 300;
    private static final int UNAVAILABLE = 69;

    private final Path folder;
    private final int port;

    private PrivatePostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; where there can be none, the test is skipped and says why. */
    static PrivatePostgres start() throws IOException {
        Path folder = Files.createTempDirectory("portcullis-postgres");
        PrivatePostgres postgres = new PrivatePostgres(folder, freePort());
        Ended started = command("./postgres", "start", folder.toString(), "" + postgres.port);
        Assumptions.assumeFalse(started.exitCode() == UNAVAILABLE, started.printed());
        assertThat(started.exitCode()).as(started.printed()).isZero();
        Ended set = postgres.administer("-f", "setup.sql");
        assertThat(set.exitCode()).as(set.printed()).isZero();
        postgres.letBobSayHisPassword();
        return postgres;
    }

    /** Bob says his password in clear, since clients that are written by hand can do that. */
    private void letBobSayHisPassword() throws IOException {
        Path rules = folder.resolve("data/pg_hba.conf");
        Files.writeString(rules, "host all bob 127.0.0.1/32 password\n" + Files.readString(rules));
        ask("SELECT pg_reload_conf()");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Ended command(String... words) throws IOException {
        File nothing = new File("/dev/null");
        return Ended.of(
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(nothing)
                        .start(),
                SECONDS);
    }

    int port() {
        return port;
    }

    /** What an administrator gets to see who comes through another door than the gateway's. */
    String ask(String sql) {
        return administer("-d", "orders", "-c", sql).printed().strip();
    }

    private Ended administer(String... words) {
        List<String> psql = List.of(
                "psql",
                "-X",
                "-At",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                folder.toString(),
                "-p",
                "" + port,
                "-U",
                "postgres");
        return Ended.of(
                Psql.begin(Stream.concat(psql.stream(), Stream.of(words)).toList()), SECONDS);
    }

    @Override
    public void close() throws IOException {
        command("./postgres", "stop", folder.toString());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
