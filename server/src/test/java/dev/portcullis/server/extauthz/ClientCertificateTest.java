package dev.portcullis.server.extauthz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.server.mapping.PeerCertificate;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClientCertificateTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheNamesInACertificate() throws Exception {
        List<String> names = List.of("-ext", "san=uri:spiffe://example.org/user/ann,dns:a.example.org,ip:192.0.2.1");

        assertThat(ClientCertificate.read("the owner", encoded(certificate(names))))
                .isEqualTo(new PeerCertificate(
                        "the owner", List.of("spiffe://example.org/user/ann"), List.of("a.example.org")));
    }

    @Test
    void readsACertificateWithoutNames() throws Exception {
        assertThat(ClientCertificate.read("CN=ann", encoded(certificate(List.of()))))
                .isEqualTo(new PeerCertificate("CN=ann", List.of(), List.of()));
    }

    @Test
    void refusesWhatIsNoCertificate() throws Exception {
        String broken = encoded(certificate(List.of()).replace('M', 'N'));

        assertThatThrownBy(() -> ClientCertificate.read("ann", broken)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientCertificate.read("ann", "%zz")).isInstanceOf(IllegalArgumentException.class);
    }

    /** As Envoy encodes it. */
    private static String encoded(String pem) {
        return URLEncoder.encode(pem, StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private String certificate(List<String> more) throws IOException, InterruptedException {
        List<String> made = new ArrayList<>(
                List.of("-genkeypair", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=ann"));
        made.addAll(more);
        keytool(made);
        Path file = folder.resolve("ann.pem");
        keytool(List.of("-exportcert", "-rfc", "-alias", "a", "-file", file.toString()));
        return Files.readString(file);
    }

    private void keytool(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(words);
        command.addAll(List.of("-keystore", folder.resolve("keys").toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
    }
}
