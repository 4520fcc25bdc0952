package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Severity;
import dev.portcullis.request.Request;
import dev.portcullis.scenario.Expectation;
import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the engine is compared with answers all cases as well, as far as they get to a decision. */
class ReferenceCasesTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final ReferenceDecider REFERENCE = new ReferenceDecider();

    @TestFactory
    Stream<DynamicTest> everyCaseIsDecidedAsItSays() throws IOException {
        return files().stream().flatMap(ReferenceCasesTest::tests);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> own = Files.list(RESOURCES.resolve("cases/decide"))) {
            return Stream.concat(Stream.of(RESOURCES.resolve("conformance/cases.yaml")), own.sorted())
                    .toList();
        }
    }

    private static Stream<DynamicTest> tests(Path path) {
        return read(path).stream()
                .filter(ReferenceCasesTest::isLoaded)
                .flatMap(scenario -> scenario.request().stream()
                        .map(request -> DynamicTest.dynamicTest(
                                scenario.id() + " " + scenario.title(), () -> check(scenario, request))));
    }

    private static List<Scenario> read(Path path) {
        try {
            return new ScenarioReader()
                    .read(new SourceFile(path.toString(), Files.readString(path)))
                    .scenarios();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean isLoaded(Scenario scenario) {
        return scenario.given().reading().diagnostics().stream().noneMatch(found -> found.severity() == Severity.ERROR);
    }

    private static void check(Scenario scenario, Request request) {
        Expectation expected = scenario.expectation();
        Verdict verdict = REFERENCE.decide(
                scenario.given().reading().catalog(), scenario.given().stale(), request);
        assertThat(verdict.effect().word()).isEqualTo(expected.decision());
        assertThat(verdict.reason().by()).isEqualTo(expected.by());
        expected.message().ifPresent(message -> assertThat(verdict.message()).isEqualTo(message));
        if (!expected.locks().isEmpty()) {
            assertThat(expected.locks()).contains(verdict.lock());
        }
    }
}
