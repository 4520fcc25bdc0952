package dev.portcullis.scenario;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every case of the conformance set can be read, and those that are invalid say why in Teleport's own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceCasesTest {
    private SourceFile file = SourceFile.NONE;
    private ScenarioFile read = new ScenarioFile(List.of(), List.of());

    @BeforeAll
    void readAll() throws IOException {
        try (InputStream stream = ConformanceCasesTest.class.getResourceAsStream("/conformance/cases.yaml")) {
            assertThat(stream).isNotNull();
            file = new SourceFile("cases.yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
        read = new ScenarioReader().read(file);
    }

    @Test
    void everyCaseIsReadWithoutAWord() {
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.scenarios()).hasSize(300);
    }

    @Test
    void invalidCasesSayExactlyWhatTeleportSays() {
        Map<String, String> expected = read.scenarios().stream()
                .filter(scenario -> scenario.expectation().decision().equals("invalid"))
                .collect(toUnmodifiableMap(
                        Scenario::id,
                        scenario -> scenario.expectation().message().orElse("")));
        Map<String, String> found = read.scenarios().stream()
                .filter(scenario -> !scenario.given().reading().accepted())
                .collect(toUnmodifiableMap(Scenario::id, ConformanceCasesTest::firstError));
        assertThat(expected).hasSize(15);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void placesOfErrorsAreInsideTheCase() {
        for (Scenario scenario : read.scenarios()) {
            for (Diagnostic found : scenario.given().reading().diagnostics()) {
                assertThat(found.place().file()).isSameAs(file);
                assertThat(found.place().start()).isGreaterThan(scenario.place().start());
                assertThat(found.place().end())
                        .isLessThanOrEqualTo(scenario.place().end());
            }
        }
    }

    @Test
    void onlyLocksWithSeveralFieldsGiveWarnings() {
        assertThat(read.scenarios().stream()
                        .flatMap(scenario -> scenario.given().reading().diagnostics().stream())
                        .filter(found -> found.severity() == Severity.WARNING)
                        .map(found -> found.code().id()))
                .containsOnly("P318");
    }

    @Test
    void readingIsFast() {
        new ScenarioReader().read(file);
        Instant start = Instant.now();
        new ScenarioReader().read(file);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static String firstError(Scenario scenario) {
        return scenario.given().reading().diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .map(Diagnostic::message)
                .findFirst()
                .orElse("");
    }
}
