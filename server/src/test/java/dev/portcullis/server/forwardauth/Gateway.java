package dev.portcullis.server.forwardauth;

import dev.portcullis.program.DebianPackage;
import dev.portcullis.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A gateway with the configuration of its example. */
enum Gateway {
    NGINX("nginx", 500) {
        @Override
        List<String> command(Path folder) {
            return List.of(
                    "nginx",
                    "-p",
                    folder.toString(),
                    "-c",
                    folder.resolve("nginx.conf").toString(),
                    "-g",
                    "daemon off; master_process off;");
        }
    },
    CADDY("caddy", 502) {
        @Override
        List<String> command(Path folder) {
            return List.of(
                    "caddy",
                    "run",
                    "--adapter",
                    "caddyfile",
                    "--config",
                    folder.resolve("Caddyfile").toString());
        }
    };

    private static final String LISTENS = ":8180";
    private static final String ASKS = ":7171";
    private static final String PROTECTS = ":8181";

    private final String program;
    private final int withoutServer;

    Gateway(String program, int withoutServer) {
        this.program = program;
        this.withoutServer = withoutServer;
    }

    abstract List<String> command(Path folder);

    /** What it answers where it cannot ask. */
    int withoutServer() {
        return withoutServer;
    }

    Path example() {
        return Path.of("../examples", program);
    }

    /** Sees to it that it is there, or skips the test. */
    void demand() {
        DebianPackage.demand(program, program);
    }

    /**
     * Starts it in an empty folder.
     *
     * @param port where it listens
     * @param server where it asks
     * @param wiki what it protects
     * @param settings what to change in its files
     */
    Program start(Path folder, int port, int server, int wiki, UnaryOperator<String> settings)
            throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(example())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = settings.apply(Files.readString(file))
                        .replace(LISTENS, ":" + port)
                        .replace(ASKS, ":" + server)
                        .replace(PROTECTS, ":" + wiki);
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
        }
        return Program.start(
                        folder,
                        Map.of("PORTCULLIS_TOKEN", Trial.TOKEN, "XDG_DATA_HOME", folder.toString()),
                        command(folder))
                .listening(port);
    }
}
