package dev.portcullis.server.authzen;

import dev.portcullis.server.Server;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ListenAddress;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The whole server for a trial, with the policy of a folder, for as long as a test lasts. */
final class ServedPolicy implements AutoCloseable {
    private final MemoryStore store = new MemoryStore();
    private final Server server;
    private final AuthZenClient client;

    ServedPolicy(Path policy) {
        ServerConfig config = new ConfigReader(name -> Optional.empty(), Path.of(""))
                .read(new SourceFile("configuration", ""))
                .config()
                .orElseThrow()
                .at(ListenAddress.parse("127.0.0.1:0").orElseThrow())
                .beside(List.of(policy))
                .forTrial();
        try {
            this.server = Server.start(config, "test", store);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        this.client = new AuthZenClient(server.address().port());
    }

    Reply post(String path, String body) {
        return client.post(path, body);
    }

    HttpRequest.Builder request(String path) {
        return client.request(path);
    }

    Reply send(HttpRequest.Builder request) {
        return client.send(request);
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
