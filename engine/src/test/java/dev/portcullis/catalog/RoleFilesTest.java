package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Role files as administrators and their tools write them. */
class RoleFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/roles");

    static List<SourceFile> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RoleFilesTest::file)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsReadAndCompiledWithoutAWord(SourceFile file) {
        CatalogReading reading = read(file);
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.catalog().roles()).isNotEmpty();
        assertThat(new PolicyCompiler().compile(reading.catalog()).diagnostics())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyDocumentReadsBackAsItWasWritten(SourceFile file) {
        CatalogReading reading = read(file);
        SourceFile written = new SourceFile("written.yaml", YamlWriter.write(nodes(reading)));
        CatalogReading back = read(written);
        assertThat(trees(back)).isEqualTo(trees(reading));
        assertThat(back.catalog())
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .isEqualTo(reading.catalog());
        assertThat(YamlWriter.write(nodes(back))).isEqualTo(written.text());
    }

    @Test
    void allFilesTogetherAreOnePolicy() throws IOException {
        CatalogReading reading = new CatalogReader().read(files());
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.catalog().roles())
                .extracting(role -> role.version().word())
                .contains("v3", "v4", "v5", "v6", "v7", "v8");
    }

    @Test
    void everyFieldOfARoleIsUsedInAFile() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> known = ShapeWalk.fields(RoleShape.SHAPE);
        known.addAll(ShapeWalk.fields(CustomResourceShape.of(CustomKind.ROLE_V7)));
        for (SourceFile file : files()) {
            for (Document document : read(file).documents()) {
                used.addAll(ShapeWalk.fieldsOf(document.node(), shape(document)));
            }
        }
        assertThat(used).containsAll(known);
    }

    @Test
    void lineEndsOfWindowsAreStillThere() {
        assertThat(file(FOLDER.resolve("windows-crlf.yaml")).text()).contains("\r\n");
    }

    private static Shape shape(Document document) {
        return Fields.of(document.node()).node("apiVersion").isPresent()
                ? CustomResourceShape.of(CustomKind.ROLE_V7)
                : document.kind().shape();
    }

    private static List<PlainTree> trees(CatalogReading reading) {
        return nodes(reading).stream().map(PlainTree::of).toList();
    }

    private static List<YamlNode> nodes(CatalogReading reading) {
        return reading.documents().stream().<YamlNode>map(Document::node).toList();
    }

    private static CatalogReading read(SourceFile file) {
        return new CatalogReader(Extra.DOCUMENTS).read(List.of(file));
    }

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
