package dev.portcullis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an editor has open and nobody has saved is checked like a file, with places to the letter. */
class TextInMemoryTest {
    @Test
    void everythingWrongWithAPolicyHasItsExactRange() {
        SourceFile file = new SourceFile("untitled:roles", """
                kind: role
                version: v7
                metadata: {name: "\ud83d\ude00"}
                spec:
                  allow:
                    logins: ["\ud83d\ude00", 1]
                    node_labels_expression: >-
                      labels["env"] == "prod" &&
                      containz(labels["team"], "x")
                """);

        assertThat(found(file)).containsExactly("6:20-6:21 P313 1", "9:7-9:15 P202 containz");
    }

    @Test
    void lineEndsOfWindowsMoveNothing() {
        SourceFile file = new SourceFile(
                "untitled:lock", "kind: lock\r\nmetadata:\r\n  name: a\r\nspec:\r\n  target:\r\n    usr: b\r\n");

        assertThat(found(file)).containsExactly("6:5-6:11 P310 usr: b", "6:5-6:8 P312 usr");
    }

    @Test
    void casesAreReadFromTextAsWell() {
        SourceFile file =
                new SourceFile("untitled:cases", "- {id: a, request: {action: load}, expect: {decision: perhaps}}\n");

        assertThat(new ScenarioReader().read(file).diagnostics())
                .extracting(TextInMemoryTest::words)
                .containsExactly("1:55-1:62 P320 perhaps");
    }

    private static List<String> found(SourceFile file) {
        CatalogReading reading = new CatalogReader().read(List.of(file));
        Compilation compilation = new PolicyCompiler().compile(reading.catalog());
        return Stream.of(reading.diagnostics(), compilation.diagnostics())
                .flatMap(List::stream)
                .map(TextInMemoryTest::words)
                .toList();
    }

    private static String words(Diagnostic diagnostic) {
        Span place = diagnostic.place();
        return place.line() + ":" + place.column() + "-" + place.endLine() + ":" + place.endColumn() + " "
                + diagnostic.code().id() + " " + place.text();
    }
}
