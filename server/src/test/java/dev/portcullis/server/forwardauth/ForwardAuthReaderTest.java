package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.Shapes;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.mapping.DefaultMapping;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardAuthReaderTest {
    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private List<ForwardAuthSettings> read(String text) {
        YamlNode node = new YamlReader(YamlLimits.POLICY)
                .read(new SourceFile("portcullis.yaml", text))
                .documents()
                .get(0);
        new ShapeChecker(diagnostics)
                .check(node, Shapes.strict("it", Shapes.field("forward_auth", ForwardAuthReader.SHAPE, "")));
        return ForwardAuthReader.read(Fields.of(node).maps("forward_auth"), folder, diagnostics);
    }

    private List<String> said() {
        return diagnostics.sorted().stream()
                .map(found -> found.place().line() + ":" + found.place().column() + ": " + found.message())
                .toList();
    }

    @Test
    void hasDefaults() {
        assertThat(ForwardAuthReader.usual()).singleElement().satisfies(usual -> {
            assertThat(usual.path()).isEqualTo("/forward-auth");
            assertThat(usual.headers()).isEqualTo(HeaderSet.FORWARDED);
        });
        assertThat(read("forward_auth: [{}]")).singleElement().satisfies(usual -> {
            assertThat(usual.path()).isEqualTo("/forward-auth");
            assertThat(usual.headers()).isEqualTo(HeaderSet.FORWARDED);
        });
        assertThat(said()).isEmpty();
    }

    @Test
    void readsAPathForEachKindOfGateway() throws IOException {
        Files.writeString(folder.resolve("mapping.yaml"), DefaultMapping.FORWARD_AUTH.text());

        assertThat(read("""
                        forward_auth:
                          - headers: forwarded
                          - path: /auth/nginx
                            headers: original_uri
                            mapping: mapping.yaml
                        """))
                .extracting(ForwardAuthSettings::path, ForwardAuthSettings::headers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/forward-auth", HeaderSet.FORWARDED),
                        org.assertj.core.groups.Tuple.tuple("/auth/nginx", HeaderSet.ORIGINAL_URI));
        assertThat(said()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        read("""
                forward_auth:
                  - headers: x-original-uri
                  - path: /forward-auth
                  - path: forward/*
                    mapping: missing.yaml
                """);

        assertThat(said()).hasSize(4);
        assertThat(said().get(0)).startsWith("2:14: ");
        assertThat(said().get(1)).isEqualTo("3:11: only one set of headers can be believed at /forward-auth");
        assertThat(said().get(2)).startsWith("4:11: this is not a path");
        assertThat(said().get(3)).isEqualTo("5:14: this file cannot be read");
    }
}
