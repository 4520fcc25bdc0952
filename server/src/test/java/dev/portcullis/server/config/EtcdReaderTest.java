package dev.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcdReaderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writesFiles() throws IOException {
        for (String name : new String[] {"ca.pem", "client.pem", "client.key", "open"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.writeString(folder.resolve("secret"), "S3cret word\n");
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(folder.resolve("open"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private EtcdReading read(String text) {
        return new EtcdReader(folder).read(new SourceFile("etcd.yaml", text));
    }

    private String complaints(String text) {
        EtcdReading reading = read(text);
        assertThat(reading.settings()).isEmpty();
        return new DiagnosticPrinter(DiagnosticPrinter.Style.PLAIN).print(reading.diagnostics());
    }

    @Test
    void readsEndpointsAlone() {
        EtcdSettings settings =
                read("endpoints: [http://127.0.0.1:2379]").settings().orElseThrow();
        assertThat(settings).isEqualTo(EtcdSettings.at(List.of(URI.create("http://127.0.0.1:2379"))));
    }

    @Test
    void readsEverySetting() {
        EtcdReading reading = read("""
                endpoints:
                  - https://10.0.0.1:2379
                  - https://etcd-2.example:2379
                prefix: /prod/portcullis/
                user: portcullis
                password_file: secret
                tls: {ca: ca.pem, certificate: client.pem, key: client.key}
                timeouts: {write: 3s, read: 20s, attempt: 500ms}
                """);
        assertThat(reading.diagnostics()).isEmpty();
        EtcdSettings settings = reading.settings().orElseThrow();
        assertThat(settings.endpoints()).hasSize(2);
        assertThat(settings.prefix()).isEqualTo("/prod/portcullis/");
        assertThat(settings.login().orElseThrow().password()).isEqualTo("S3cret word");
        assertThat(settings.tls().orElseThrow().identity().orElseThrow().key()).isEqualTo(folder.resolve("client.key"));
        assertThat(settings.deadlines())
                .isEqualTo(new Deadlines(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMillis(500)));
        assertThat(settings.toString()).doesNotContain("S3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            endpoints: [https://a:1, 'ftp://b:1']      | etcd.yaml:1:26: | an endpoint of etcd is
            endpoints: [https://a:1, http://b:1]       | etcd.yaml:1:26: | is not encrypted
            endpoints: ['a b']                         | etcd.yaml:1:13: | an endpoint of etcd is
            endpoints: []                              | etcd.yaml:1:    | at least one endpoint
            {}                                         | etcd.yaml:1:1:  | at least one endpoint
            {endpoints: [https://a:1], prefix: x}      | etcd.yaml:1:    | does not begin and end with
            {endpoints: [https://a:1], user: u}        | etcd.yaml:1:    | belong together
            {endpoints: [https://a:1], user: u, password_file: open}   | etcd.yaml:1: | others may read
            {endpoints: [https://a:1], user: u, password_file: none}   | etcd.yaml:1: | cannot read the password
            {endpoints: [http://localhost:1], tls: {ca: ca.pem}}       | etcd.yaml:1: | need endpoints
            {endpoints: [https://a:1], tls: {ca: none.pem}}            | etcd.yaml:1:38: | it is not there
            {endpoints: [https://a:1], tls: {key: client.key}}         | etcd.yaml:1: | belong together
            {endpoints: [https://a:1], timeouts: {write: 0s}}          | etcd.yaml:1: | longer than nothing
            {endpoints: [https://a:1], timeouts: {wirte: 1s}}          | etcd.yaml:1: | wirte
            """)
    void saysWhereSomethingIsWrong(String text, String place, String what) {
        assertThat(complaints(text)).contains(place).contains(what);
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotRepeated() {
        assertThat(complaints("endpoints: ['https://root:S3cret@a:1']")).contains("an endpoint of etcd is");
        assertThat(read("endpoints: ['https://root:S3cret@a:1']")
                        .diagnostics()
                        .get(0)
                        .message())
                .doesNotContain("S3cret");
    }
}
