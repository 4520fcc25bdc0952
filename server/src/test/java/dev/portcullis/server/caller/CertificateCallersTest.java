package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.TestCertificates;
import dev.portcullis.server.caller.TlsSettings.ClientCertificates;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CertificateCallersTest {
    private static final String UNKNOWN = "401 the caller is not authenticated";
    private static final String CALLERS = """
            certificates:
              - {name: envoy, uri: 'spiffe://example.com/envoy', rights: [ask, assert_subjects]}
              - {name: nginx, dns: Nginx.example.com, rights: ask}
              - {name: ann, subject: 'CN=ann, O=Example', user: ann}
            """;

    @TempDir
    private static Path folder;

    private static TestCertificates ours;

    @BeforeAll
    static void issue() throws IOException {
        ours = TestCertificates.in(Files.createDirectory(folder.resolve("ours")))
                .signItself("server", "CN=server", "san=dns:localhost")
                .signItself("next", "CN=next", "san=dns:localhost")
                .issue("envoy", "CN=whatever", "san=uri:spiffe://example.com/envoy")
                .signItself("longer", "CN=whatever", "san=uri:spiffe://example.com/envoy/2,dns:envoy")
                .signItself("nginx", "CN=whatever", "san=dns:nginx.example.com")
                .signItself("ann", "CN=ann,O=Example", "")
                .signItself("stranger", "CN=whatever", "san=uri:spiffe://example.com/envoy");
        StringBuilder trusted = new StringBuilder();
        for (String name : List.of("authority", "longer", "nginx", "ann")) {
            trusted.append(Files.readString(ours.certificate(name)));
        }
        Files.writeString(folder.resolve("clients.crt"), trusted);
    }

    private static TlsSettings settings(ClientCertificates clients) {
        return new TlsSettings(
                ours.certificate("server"), ours.key("server"), Optional.of(folder.resolve("clients.crt")), clients);
    }

    private static CallerServer server(ClientCertificates clients) {
        CallerServer server = new CallerServer(
                CallerServer.file(CALLERS, folder), settings(clients).over(new HttpServerOptions()));
        server.now.set(Instant.now());
        return server;
    }

    private static HttpClient client(String name) {
        return HttpClient.newBuilder().sslContext(ours.client(name, "server")).build();
    }

    @Test
    void knowsWhoHasACertificate() {
        try (CallerServer server = server(ClientCertificates.REQUEST)) {
            assertThat(server.ask(client("envoy"))).isEqualTo("200 envoy [ask,assert_subjects]");
            assertThat(server.ask(client("nginx"))).isEqualTo("200 nginx [ask]");
            assertThat(server.ask(client("ann"))).isEqualTo("200 ann [] as ann[]");
        }
    }

    @Test
    void speaksHttp2AsWell() {
        try (CallerServer server = server(ClientCertificates.REQUIRED)) {
            HttpClient two = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .sslContext(ours.client("nginx", "server"))
                    .build();

            assertThat(server.ask(two)).isEqualTo("200 nginx [ask]");
            assertThat(server.ask(two)).isEqualTo("200 nginx [ask]");
        }
    }

    @Test
    void refusesCertificatesThatNobodyIsConfiguredWith() {
        try (CallerServer server = server(ClientCertificates.REQUEST)) {
            assertThat(server.ask(client("longer"))).isEqualTo(UNKNOWN);
            assertThat(server.ask(client(""))).isEqualTo(UNKNOWN);
            assertThat(server.callers.failures())
                    .containsEntry(Failure.UNKNOWN_CERTIFICATE, 1L)
                    .containsEntry(Failure.NO_CREDENTIALS, 1L);
        }
    }

    @Test
    void letsTheTokenDecideWhereThereAreBoth() {
        try (CallerServer server = server(ClientCertificates.REQUEST)) {
            SecretToken token = SecretToken.create();
            CallersFile file = CallerServer.file(CALLERS, folder);
            Grant grant = new Grant("bearer", Set.of(Right.WATCH), Acting.NOBODY);
            server.callers.use(new CallersFile(
                    List.of(new StaticToken(token.id(), token.hash(), grant, Instant.MIN, Instant.MAX)),
                    List.of(),
                    file.certificates()));

            assertThat(server.ask(client("envoy"), "Authorization", "Bearer " + token.reveal()))
                    .isEqualTo("200 bearer [watch]");
            assertThat(server.ask(client("envoy"), "Authorization", "Bearer wrong"))
                    .isEqualTo(UNKNOWN);
            assertThat(server.ask(client("envoy"), "Authorization", "Basic YTpi"))
                    .isEqualTo(UNKNOWN);
            assertThat(server.ask(client("envoy"), "Authorization", "")).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void speaksWithNobodyWithoutACertificateWhereOneIsRequired() {
        try (CallerServer server = server(ClientCertificates.REQUIRED)) {
            assertThat(server.ask(client(""))).startsWith("failed");
            assertThat(server.ask(client("stranger"))).startsWith("failed");
            assertThat(server.ask(client("envoy"))).startsWith("200");
        }
    }

    @Test
    void refusesACertificateThatHasEndedSinceTheConnectionWasMade() {
        try (CallerServer server = server(ClientCertificates.REQUIRED)) {
            HttpClient client = client("envoy");
            assertThat(server.ask(client)).startsWith("200");
            server.now.set(Instant.now().plus(Duration.ofDays(3)));

            assertThat(server.ask(client)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void showsARenewedCertificateToNewConnections() throws Exception {
        Path certificate = folder.resolve("live.crt");
        Path key = folder.resolve("live.key");
        Files.copy(ours.certificate("server"), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(ours.key("server"), key, StandardCopyOption.REPLACE_EXISTING);
        TlsSettings live = new TlsSettings(certificate, key, Optional.empty(), ClientCertificates.NONE);
        try (CallerServer server = new CallerServer(CallersFile.NOBODY, live.over(new HttpServerOptions()))) {
            assertThat(subject(server)).isEqualTo("CN=server");
            Files.copy(ours.certificate("next"), certificate, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(ours.key("next"), key, StandardCopyOption.REPLACE_EXISTING);

            assertThat(CallerServer.await(live.renew(server.server))).isTrue();
            assertThat(subject(server)).isEqualTo("CN=next");
            Files.writeString(key, "nonsense");
            assertThat(live.renew(server.server).toCompletionStage().toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10));
            assertThat(subject(server)).isEqualTo("CN=next");
        }
    }

    private static String subject(CallerServer server) throws Exception {
        try (var socket = (SSLSocket) ours.client("", "server", "next")
                .getSocketFactory()
                .createSocket("127.0.0.1", server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }
}
