package dev.portcullis.program;

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

/**
 * A real program that a test runs against; what it says goes to a file. It does not outlive this process, however that ends.
 */
public final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final int FAREWELL_SECONDS = 5;
    private static final int PAUSE_MILLIS = 20;
    /** Ends a process when its own input ends. */
    private static final String GUARD = "read -r never; kill -KILL \"$1\"";

    private final Process process;
    private final Process guard;
    private final Path said;

    private Program(Process process, Process guard, Path said) {
        this.process = process;
        this.guard = guard;
        this.said = said;
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
        Process process = builder.start();
        Process guard = new ProcessBuilder("sh", "-c", GUARD, "guard", Long.toString(process.pid())).start();
        return new Program(process, guard, said);
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

    /** Stops it where it is: it keeps its connections and says nothing more. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after a pause. */
    public void resume() {
        signal("CONT");
    }

    /** Ends it at once, without a farewell. */
    public void kill() {
        guard.destroyForcibly();
        process.toHandle().destroyForcibly();
        try {
            assertThat(process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
            assertThat(kill.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
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
        guard.destroyForcibly();
    }
}
