package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.program.TestCertificates;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsFilesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        TestCertificates.in(folder)
                .issue("server", "CN=server", "san=dns:localhost")
                .signItself("other", "CN=other", "")
                .from("past", "-3d")
                .from("future", "+3d");
        Files.writeString(
                folder.resolve("nonsense.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(
                folder.resolve("older.pem"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    }

    private static List<String> said(String yaml) {
        Diagnostics found = new Diagnostics();
        new TlsReader(folder, found)
                .read(Fields.of(new YamlReader(YamlLimits.POLICY)
                        .read(new SourceFile("tls.yaml", yaml))
                        .documents()
                        .get(0)));
        return found.sorted().stream().map(Diagnostic::toString).toList();
    }

    private static String pair(String certificate, String key) {
        return "certificate: " + certificate + "\nkey: " + key + "\n";
    }

    @Test
    void saysNothingOfAPairThatFits() {
        assertThat(said(pair("server.crt", "server.key") + "client_ca: authority.crt\n"))
                .isEmpty();
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        assertThat(said(pair("server.crt", "other.key")))
                .singleElement()
                .asString()
                .contains("tls.yaml:2:", "the key is not that of the certificate");
        assertThat(said(pair("server.crt", "past.key")))
                .as("a key of another kind")
                .singleElement()
                .asString()
                .contains("the key is not that of the certificate");
    }

    @Test
    void refusesCertificatesOutOfTheirTime() {
        assertThat(said(pair("past.crt", "past.key")))
                .singleElement()
                .asString()
                .contains("tls.yaml:1:", "the certificate has ended at ");
        assertThat(said(pair("future.crt", "future.key")))
                .singleElement()
                .asString()
                .contains("the certificate begins at ");
        assertThat(said(pair("server.crt", "server.key") + "client_ca: past.crt\n"))
                .singleElement()
                .asString()
                .contains("tls.yaml:3:", "the certificate has ended at ");
    }

    @Test
    void refusesFilesThatHoldSomethingElse() {
        assertThat(said(pair("server.key", "server.crt") + "client_ca: server.key\n"))
                .hasSize(2);
        assertThat(said(pair("server.crt", "empty.pem")))
                .singleElement()
                .asString()
                .contains("this file holds no private key that can be read");
        assertThat(said(pair("server.crt", "nonsense.pem"))).hasSize(1);
        assertThat(said(pair("empty.pem", "server.key")))
                .singleElement()
                .asString()
                .contains("this file holds no certificate");
        assertThat(said(pair("none.crt", "none.key"))).as("both are told of").hasSize(2);
    }

    @Test
    void leavesKeysInOlderFormsToWhoeverReadsThem() {
        assertThat(said(pair("server.crt", "older.pem"))).isEmpty();
    }
}
