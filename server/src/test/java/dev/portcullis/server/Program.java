package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real program that a test runs against; what it says goes to a file. */
public final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final int FAREWELL_SECONDS = 5;
    private static final int INSTALL_SECONDS = 150;
    private static final int PAUSE_MILLIS = 20;

    private final Process process;
    private final Path said;

    private Program(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Sees to it that a program is there: where it is missing and root asks, its package of Debian is installed. Where there
     * can be none, the test is skipped and says why.
     */
    public static void demand(String name, String debianPackage) {
        if (!isThere(name)) {
            Assumptions.assumeTrue(
                    isThere("apt-get") && "root".equals(System.getProperty("user.name")),
                    name + " is not installed, and only root can install it, with apt-get");
            apt("update");
            apt("install", "-y", "--no-install-recommends", debianPackage);
            Assumptions.assumeTrue(isThere(name), name + " could not be installed");
        }
    }

    private static boolean isThere(String name) {
        Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** What goes wrong shows afterwards: the program is missing. */
    private static void apt(String... words) {
        Stream<String> command = Stream.of(
                "timeout", Integer.toString(INSTALL_SECONDS), "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(command, Stream.of(words)).toList())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            builder.start().waitFor();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts a program.
     *
     * @param folder where it works, and leaves what it says
     * @param environment variables beside those that this process has
     */
    public static Program start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), said);
    }

    /** A port of the loopback interface that nobody listens at. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The same, once it listens at a port of the loopback interface. */
    public Program listening(int port) throws InterruptedException {
        long begin = System.nanoTime();
        while (!accepts(port)) {
            assertThat(process.isAlive()).as("it runs; it said: %s", said()).isTrue();
            assertThat(System.nanoTime() - begin).as("it said: %s", said()).isLessThan(START.toNanos());
            Thread.sleep(PAUSE_MILLIS);
        }
        return this;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** All that it has said. */
    public String said() {
        try {
            return Files.readString(said, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Ends it, with whatever it has started. */
    @Override
    public void close() {
        List<ProcessHandle> others = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        others.forEach(ProcessHandle::destroyForcibly);
    }
}
