package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.Server;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The whole server, impatient and with little room, where ann may read. */
final class WiredServer implements AutoCloseable {
    private static final String CONFIG = """
            listen: 127.0.0.1:0
            policy: [policy]
            limits: {body_bytes: 65536, header_bytes: 16384, request_time: 700ms, idle_time: 700ms}
            forward_auth: [{headers: forwarded}]
            """;

    private static final String POLICY = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: []}
            ---
            kind: user
            version: v2
            metadata: {name: eve}
            spec: {roles: []}
            """;

    private static final String RULES = """
            rule "ann reads the wiki"
              for app on read
              when user.name == "ann" and resource.name == "wiki"
              allow
            """;

    private final MemoryStore store = new MemoryStore();
    private final Server server;

    WiredServer(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/users.yaml"), POLICY);
        Files.writeString(folder.resolve("policy/wiki.rules"), RULES);
        ConfigReading reading =
                new ConfigReader(name -> Optional.empty(), folder).read(new SourceFile("portcullis.yaml", CONFIG));
        assertThat(reading.diagnostics()).isEmpty();
        server = Server.start(reading.config().orElseThrow().forTrial(), "test", store);
    }

    int port() {
        return server.address().port();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
