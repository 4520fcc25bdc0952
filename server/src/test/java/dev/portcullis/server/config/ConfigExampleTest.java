package dev.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.program.TestCertificates;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The annotated configuration of the distribution: as it is, and with every setting in it turned on. */
class ConfigExampleTest {
    private static final Path EXAMPLE = Path.of("src/dist/portcullis.yaml");
    private static final Path MAPPING = Path.of("../examples/envoy/mapping.yaml");

    /** The hash before a setting, not that before a sentence. */
    private static final Pattern OFF = Pattern.compile("(?m)^#(?! \\S)");

    @TempDir
    private Path folder;

    @Test
    void isAcceptedAsItIs() throws Exception {
        ConfigReading reading = read(Files.readString(EXAMPLE));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.config().orElseThrow().store()).isEqualTo("sqlite:/var/lib/portcullis/portcullis.db");
    }

    @Test
    void namesEverySetting() throws Exception {
        YamlNode document = new YamlReader(YamlLimits.POLICY)
                .read(new SourceFile("portcullis.yaml", withEverySetting()))
                .documents()
                .get(0);

        assertThat(names(document)).containsExactlyInAnyOrderElementsOf(names(ServerShape.SHAPE));
    }

    @Test
    void isAcceptedWithEverySetting() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder).issue("server", "CN=server", "san=dns:localhost");
        Files.copy(certificates.certificate("authority"), folder.resolve("clients.crt"));
        Files.writeString(folder.resolve("collector.token"), "Bearer secret\n");
        Files.copy(MAPPING, folder.resolve("mapping.yaml"));

        ConfigReading reading = read(withEverySetting());

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.config().orElseThrow().tls()).isPresent();
        assertThat(reading.config().orElseThrow().tracing().orElseThrow().headers())
                .containsExactly(Map.entry("authorization", "Bearer secret"));
        assertThat(reading.config().orElseThrow().toString()).doesNotContain("secret");
    }

    @Test
    void showsTheDefaults() throws Exception {
        ServerConfig usual = read("").config().orElseThrow();
        ServerConfig shown = read(Pattern.compile(
                                "(?m)^ *(certificate|key|client_ca|client_certificates|tls|mapping|identifier|headers|authorization):.*\n")
                        .matcher(withEverySetting())
                        .replaceAll(""))
                .config()
                .orElseThrow();

        assertThat(shown.listen()).isEqualTo(usual.listen());
        assertThat(shown.freshnessBound()).isEqualTo(usual.freshnessBound());
        assertThat(shown.limits()).isEqualTo(usual.limits());
        assertThat(shown.interfaces().authZen()).isEqualTo(usual.interfaces().authZen());
        assertThat(shown.interfaces().sessions()).isEqualTo(usual.interfaces().sessions());
        assertThat(shown.logs().format()).isEqualTo(usual.logs().format());
        assertThat(shown.logs().level()).isEqualTo(usual.logs().level());
        assertThat(shown.grace()).isEqualTo(usual.grace());
    }

    private ConfigReading read(String text) {
        return new ConfigReader(name -> Optional.empty(), folder).read(new SourceFile("portcullis.yaml", text));
    }

    private static String withEverySetting() throws IOException {
        return OFF.matcher(Files.readString(EXAMPLE)).replaceAll("");
    }

    private static List<String> names(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(ConfigExampleTest::names).toList();
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream()
                        .flatMap(item -> names(item).stream())
                        .toList()
                : List.of();
    }

    private static Stream<String> names(Entry entry) {
        return Stream.concat(
                Stream.of(entry.key().text()),
                names(entry.value()).stream().map(inner -> entry.key().text() + "." + inner));
    }

    private static List<String> names(Shape shape) {
        if (shape instanceof Shape.Struct struct) {
            return struct.fields().stream()
                    .flatMap(field -> Stream.concat(
                            Stream.of(field.name()),
                            names(field.shape()).stream().map(inner -> field.name() + "." + inner)))
                    .toList();
        }
        if (shape instanceof Shape.MapOf) {
            return List.of("authorization");
        }
        return shape instanceof Shape.ListOf list ? names(list.item()) : List.of();
    }
}
