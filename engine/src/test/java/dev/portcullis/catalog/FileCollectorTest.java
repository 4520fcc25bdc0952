package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCollectorTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void foldersAreReadInOrderOfName() throws IOException {
        write("b.yaml", "");
        write("a/z.yml", "");
        write("a/y.yaml", "");
        write("notes.txt", "");
        write(".git/config.yaml", "");
        assertThat(names(CatalogReader.files(List.of(folder)))).containsExactly("a/y.yaml", "a/z.yml", "b.yaml");
    }

    @Test
    void aFileIsReadOnceWhateverItsName() throws IOException {
        Path file = write("roles.txt", "");
        assertThat(names(CatalogReader.files(List.of(file, folder, file)))).containsExactly("roles.txt");
    }

    @Test
    void aMissingFileIsSaid() {
        Path missing = folder.resolve("missing.yaml");
        assertThat(messages(List.of(missing)))
                .containsExactly(missing + ":1:1: error[P309]: `" + missing + "` cannot be read: it does not exist");
    }

    @Test
    void aLoopOfLinksIsSaidAndTheRestIsRead() throws IOException {
        write("a/role.yaml", "kind: role");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        SourceFiles read = CatalogReader.files(List.of(folder));
        assertThat(names(read)).containsExactly("a/role.yaml");
        assertThat(read.diagnostics())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .endsWith("the link leads back to a folder that it is in");
    }

    @Test
    void aLinkToNothingIsSaid() throws IOException {
        Files.createSymbolicLink(folder.resolve("gone.yaml"), folder.resolve("nowhere"));
        assertThat(messages(List.of(folder))).hasSize(1).allMatch(message -> message.contains("P309"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        write("large.yaml", "#".repeat(YamlLimits.POLICY.bytes() + 1));
        assertThat(messages(List.of(folder))).hasSize(1).allMatch(message -> message.contains("P303"));
    }

    @Test
    void whatCannotBeReadIsAnErrorOfTheCatalog() {
        assertThat(new CatalogReader()
                        .readPaths(List.of(folder.resolve("missing.yaml")))
                        .accepted())
                .isFalse();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private List<String> names(SourceFiles read) {
        return read.files().stream()
                .map(SourceFile::name)
                .map(name -> folder.relativize(Path.of(name)).toString())
                .toList();
    }

    private static List<String> messages(List<Path> paths) {
        return CatalogReader.files(paths).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
