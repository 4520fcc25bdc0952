package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerReloadTest {
    @TempDir
    private Path folder;

    private Server start(MemoryStore store) throws IOException {
        ConfigReading reading = new ConfigReader(name -> Optional.empty(), folder)
                .read(new SourceFile(
                        "portcullis.yaml", "{listen: '127.0.0.1:0', logs: {decisions: logs/decisions.jsonl}}"));
        assertThat(reading.diagnostics()).isEmpty();
        Files.createDirectories(folder.resolve("logs"));
        return Server.start(reading.config().orElseThrow(), "test", store);
    }

    @Test
    void opensTheAuditLogAnewThoughThatOfDecisionsCannotBe() throws IOException {
        try (MemoryStore store = new MemoryStore();
                Server server = start(store)) {
            Files.move(folder.resolve("logs"), folder.resolve("gone"));
            Files.move(folder.resolve("audit.jsonl"), folder.resolve("audit.1"));
            server.reload();
            assertThat(folder.resolve("audit.jsonl")).exists();
        }
        assertThat(folder.resolve("audit.jsonl")).isNotEmptyFile();
    }

    @Test
    void goesOnWithTheAuditLogThatItHasWhereItCannotBeOpenedAnew() throws IOException {
        try (MemoryStore store = new MemoryStore();
                Server server = start(store)) {
            Files.move(folder.resolve("audit.jsonl"), folder.resolve("audit.1"));
            Files.createDirectory(folder.resolve("audit.jsonl"));
            server.reload();
        }
        assertThat(Files.readAllLines(folder.resolve("audit.1")))
                .as("beginning and end")
                .hasSize(2);
    }
}
