package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.DebianPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example with many servers as people run it; what it runs was built by the module before this one. */
@Timeout(300)
class ClusterTest {
    private static final Path EXAMPLE = Path.of("examples/cluster/run").toAbsolutePath();
    private static final int PORTS = 8;

    /** Below those that systems give to connections. */
    private static final int FIRST = 24_800;

    private static final int LAST = 28_000;
    private static final long LONGEST_SECONDS = 240;

    @TempDir
    private Path folder;

    @Test
    void aLockThatIsMadeAtOneServerEndsTheSessionsEverywhere() throws Exception {
        DebianPackage.demand("etcd", "etcd-server");
        DebianPackage.demand("etcdctl", "etcd-client");
        DebianPackage.demand("curl", "curl");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(EXAMPLE.toString(), String.valueOf(freePorts()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            for (String message : new String[] {"Your laptop was reported lost.", "Your key was stolen."}) {
                for (String place : new String[] {"at server 1:   ", "at server 2:   ", "at the gateway: "}) {
                    assertThat(said).contains(place + "ended: lock targeting User:\"ann\" is in force: " + message);
                }
            }
            assertThat(said)
                    .contains("confirmed by all 3 who follow the store")
                    .endsWith("refused: lock targeting User:\"ann\" is in force: Your key was stolen.\n");
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }

    /** The first of several ports of which nobody makes use at present. */
    private static int freePorts() {
        for (int first = FIRST; first < LAST; first += PORTS) {
            if (areFree(first)) {
                return first;
            }
        }
        throw new AssertionError("no ports are free");
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + PORTS; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
