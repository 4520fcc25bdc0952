package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.TestCertificates;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
    void keepsACertificateThatFitsUntilAnotherOneDoes() throws Exception {
        TestCertificates made = TestCertificates.in(folder)
                .issue("server", "CN=server", "san=ip:127.0.0.1")
                .issue("other", "CN=other", "san=ip:127.0.0.1");
        Path certificate = Files.copy(made.certificate("server"), folder.resolve("own.crt"));
        Path key = Files.copy(made.key("server"), folder.resolve("own.key"));
        ConfigReading reading = new ConfigReader(name -> Optional.empty(), folder)
                .read(new SourceFile(
                        "portcullis.yaml", "{listen: '127.0.0.1:0', tls: {certificate: own.crt, key: own.key}}"));
        try (MemoryStore store = new MemoryStore();
                Server server = Server.start(reading.config().orElseThrow().forTrial(), "test", store)) {
            Files.copy(made.certificate("other"), certificate, StandardCopyOption.REPLACE_EXISTING);
            server.reload();
            assertThat(shown(server, made)).contains("CN=server");
            assertThat(ready(server, made))
                    .contains("\"certificate_fault\":\"the key is not that of the certificate\"");
            Files.writeString(certificate, "");
            server.reload();
            assertThat(shown(server, made)).contains("CN=server");
            Files.copy(made.certificate("other"), certificate, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(made.key("other"), key, StandardCopyOption.REPLACE_EXISTING);
            server.reload();
            for (int tries = 0; tries < 200 && !shown(server, made).contains("CN=other"); tries++) {
                Thread.sleep(20);
            }
            assertThat(shown(server, made)).contains("CN=other");
            assertThat(ready(server, made)).doesNotContain("certificate_fault");
        }
    }

    private static String ready(Server server, TestCertificates made) throws Exception {
        return ask(server, made).body();
    }

    /** Whose certificate a new connection gets to see. */
    private static String shown(Server server, TestCertificates made) throws Exception {
        return ask(server, made).sslSession().orElseThrow().getPeerPrincipal().getName();
    }

    private static HttpResponse<String> ask(Server server, TestCertificates made) throws Exception {
        HttpClient fresh = HttpClient.newBuilder()
                .sslContext(trusting(made.certificate("authority")))
                .build();
        URI ready = URI.create("https://127.0.0.1:" + server.address().port() + "/health/ready");
        return fresh.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString());
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
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
