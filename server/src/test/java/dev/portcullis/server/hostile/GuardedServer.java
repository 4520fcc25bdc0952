package dev.portcullis.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.Server;
import dev.portcullis.server.caller.SecretToken;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The whole server as it is relied on: whoever asks says who it is. The gateway may ask for everything and administer. */
final class GuardedServer implements AutoCloseable {
    private static final String CONFIG = """
            listen: 127.0.0.1:0
            policy: [policy]
            limits: {%s}
            forward_auth: [{headers: forwarded}]
            """;

    private static final String POLICY = """
            kind: role
            version: v7
            metadata: {name: administrator}
            spec: {allow: {rules: [{resources: ['*'], verbs: ['*']}]}}
            ---
            kind: user
            version: v2
            metadata: {name: gateway}
            spec: {roles: [administrator]}
            ---
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: []}
            """;

    private static final String RULES = """
            rule "ann reads the wiki"
              for app on read
              when user.name == "ann" and resource.name == "wiki"
              allow
            rule "ann connects"
              for node
              when user.name == "ann"
              allow
            """;

    private static final String CALLERS = """
            tokens:
              - {name: gateway, id: '%s', hash: '%s', user: gateway, rights: [ask, assert_subjects, assert_sessions, watch]}
              - {name: gateway, id: '%s', hash: '%s', user: gateway, rights: [ask, watch], expires: 2026-01-01T00:00:00Z}
            issuers:
              - issuer: https://id.example.com
                audience: portcullis
                keys: keys.json
                claims: {user: sub}
                rights: [ask, assert_subjects, assert_sessions, watch]
            """;

    final TokenForge forge = new TokenForge();
    final SecretToken token = SecretToken.create();
    final SecretToken ended = SecretToken.create();
    private final MemoryStore store = new MemoryStore();
    private final Server server;

    GuardedServer(Path folder) throws IOException {
        this(folder, "body_bytes: 65536, header_bytes: 32768, request_time: 3s, idle_time: 3s");
    }

    /** @param limits as the configuration has them */
    GuardedServer(Path folder, String limits) throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/users.yaml"), POLICY);
        Files.writeString(folder.resolve("policy/wiki.rules"), RULES);
        Files.writeString(folder.resolve("keys.json"), forge.published());
        Files.writeString(
                folder.resolve("callers.yaml"),
                CALLERS.formatted(
                        token.id(),
                        token.hash().text(),
                        ended.id(),
                        ended.hash().text()));
        ConfigReading reading = new ConfigReader(name -> Optional.empty(), folder)
                .read(new SourceFile("portcullis.yaml", CONFIG.formatted(limits)));
        assertThat(reading.diagnostics()).isEmpty();
        server = Server.start(reading.config().orElseThrow(), "test", store);
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
