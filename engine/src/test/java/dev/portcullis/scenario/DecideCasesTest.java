package dev.portcullis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own cases, in the format of the conformance set. */
class DecideCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/cases/decide");

    private final ScenarioRunner runner = new ScenarioRunner();

    @TestFactory
    Stream<DynamicTest> everyCaseIsAnsweredAsItSays() throws IOException {
        return files().stream().flatMap(this::tests);
    }

    @Test
    void everyCaseHasANameOfItsOwn() throws IOException {
        assertThat(files().stream().flatMap(path -> read(path).stream()).map(Scenario::id))
                .doesNotHaveDuplicates();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).isNotEmpty();
            return sorted;
        }
    }

    private Stream<DynamicTest> tests(Path path) {
        return read(path).stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        path.getFileName() + " " + scenario.id() + " " + scenario.title(),
                        () -> assertThat(runner.run(scenario).comparisons()).allMatch(Comparison::agrees)));
    }

    private static List<Scenario> read(Path path) {
        ScenarioFile file = new ScenarioReader().read(ConformanceTest.source("/cases/decide/" + path.getFileName()));
        assertThat(file.diagnostics()).isEmpty();
        assertThat(file.scenarios()).isNotEmpty();
        return file.scenarios();
    }
}
