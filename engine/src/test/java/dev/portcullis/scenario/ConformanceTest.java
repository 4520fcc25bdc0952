package dev.portcullis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
    private static final int CASES = 300;

    private final ScenarioFile file = new ScenarioReader().read(source("/conformance/cases.yaml"));

    @Test
    void everyCaseIsRead() {
        assertThat(file.diagnostics()).isEmpty();
        assertThat(file.scenarios()).hasSize(CASES);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsAnsweredAsTeleportDoes() {
        ScenarioRunner runner = new ScenarioRunner();
        return file.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.id() + " " + scenario.title(),
                        () -> assertThat(runner.run(scenario).comparisons()).allMatch(Comparison::agrees)));
    }

    static SourceFile source(String resource) {
        try (InputStream text = ConformanceTest.class.getResourceAsStream(resource)) {
            assertThat(text).as(resource).isNotNull();
            return new SourceFile(resource, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
