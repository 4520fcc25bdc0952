package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.schema.JsonSchema;
import dev.portcullis.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    private static final Path CHECKED_IN = Path.of("../schemas");

    @TempDir
    private Path folder;

    @Test
    void listsAllSchemas() {
        CommandLineRun run = CommandLineRun.of("schema");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("KIND ");
        assertThat(run.out().lines().skip(1).map(line -> line.split(" ", 2)[0]))
                .containsAll(Schemas.all().stream().map(JsonSchema::name).toList())
                .contains("server");
    }

    @Test
    void printsOneSchema() {
        CommandLineRun run = CommandLineRun.of("schema", "lock");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n")
                .contains(
                        "\"deprecated\": true",
                        "\"additionalProperties\": false",
                        "\"description\": \"What users are told.\"")
                .endsWith("}\n");
    }

    @Test
    void proposesTheNearestSchema() {
        CommandLineRun run = CommandLineRun.of("schema", "rol");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("portcullis: there is no schema `rol`; did you mean `role`?\n");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        CommandLineRun run = CommandLineRun.of("schema", "--all", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: cannot write to " + file);
    }

    /** If it fails: {@code ./portcullis schema --all schemas}. */
    @Test
    void theFilesOfThisProjectAreUpToDate() throws IOException {
        CommandLineRun run = CommandLineRun.of("schema", "--all", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(names(CHECKED_IN)).isEqualTo(names(folder));
        for (String name : names(folder)) {
            assertThat(CHECKED_IN.resolve(name)).hasSameTextualContentAs(folder.resolve(name));
        }
    }

    @Test
    void everyExampleNamesItsSchema() throws IOException {
        for (Path file : yaml(Path.of("../examples/basic"))) {
            String first = Files.readString(file).lines().findFirst().orElse("");
            assertThat(first).as("%s", file).startsWith("# yaml-language-server: $schema=");
            Path schema = Path.of(first.substring(first.indexOf('=') + 1));
            assertThat(file.resolveSibling(schema)).exists();
        }
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".yaml")).toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(path -> path.getFileName().toString()).sorted().forEach(names::add);
        }
        return names;
    }
}
