package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    @TempDir
    private Path folder;

    @Test
    void hasWhatTheStandardDemands() throws Exception {
        Path file = Files.writeString(folder.resolve("lock.yaml"), "kind: lock\nspec: {target: {usr: u}}\n");

        CommandLineRun run = CommandLineRun.of("check", "-o", "sarif", file.toString());
        JsonNode log = JsonMapper.shared().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asString()).endsWith("/sarif-schema-2.1.0.json");
        JsonNode only = log.path("runs").path(0);
        assertThat(only.path("tool").path("driver").path("name").asString()).isEqualTo("Portcullis");
        assertThat(only.path("columnKind").asString()).isEqualTo("utf16CodeUnits");
        assertThat(only.path("results")).isNotEmpty().allSatisfy(result -> {
            String id = result.path("ruleId").asString();
            JsonNode rules = only.path("tool").path("driver").path("rules");
            assertThat(rules.path(result.path("ruleIndex").asInt()).path("id").asString())
                    .isEqualTo(id);
            assertThat(result.path("message").path("text").asString()).isNotEmpty();
            assertThat(result.path("level").asString()).isIn("error", "warning", "note");
            assertThat(result.path("locations")).hasSize(1);
        });
    }

    @Test
    void describesEveryCodeAsARule() {
        JsonNode rules = report(List.of()).path("tool").path("driver").path("rules");
        Set<String> names = new TreeSet<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode rule : rules) {
            ids.add(rule.path("id").asString());
            names.add(rule.path("name").asString());
            assertThat(rule.path("shortDescription").path("text").asString()).isNotEmpty();
            assertThat(rule.path("fullDescription").path("text").asString()).isNotEmpty();
            assertThat(rule.path("help").path("text").asString()).isNotEmpty();
            assertThat(rule.path("help").path("markdown").asString()).isNotEmpty();
            assertThat(rule.path("defaultConfiguration").path("level").asString())
                    .isIn("error", "warning", "note");
        }
        assertThat(ids)
                .containsExactlyElementsOf(List.of(DiagnosticCode.values()).stream()
                        .map(DiagnosticCode::id)
                        .toList());
        assertThat(names).hasSameSizeAs(ids).contains("UnknownField");
    }

    @Test
    void pointsAtTheExactPlaceInAFileBelowTheFolder() {
        SourceFile file = new SourceFile("a folder/r\u00f4les.yaml", "one: \ud83d\ude00\ntwo: wrong\n");
        int start = file.text().indexOf("wrong");

        JsonNode place = placeOf(new Span(file, start, start + 5));

        assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("a%20folder/r%C3%B4les.yaml");
        assertThat(place.path("region").toString())
                .isEqualTo("{\"startLine\":2,\"startColumn\":6,\"endLine\":2,\"endColumn\":11}");
    }

    @Test
    void spansLines() {
        SourceFile file = new SourceFile("roles.yaml", "a: |\n  x\n  y\nb: z\n");

        JsonNode region = placeOf(new Span(file, 3, 12)).path("region");

        assertThat(region.toString()).isEqualTo("{\"startLine\":1,\"startColumn\":4,\"endLine\":3,\"endColumn\":4}");
    }

    @Test
    void namesFilesElsewhereWhole() {
        JsonNode outside = placeOf(new SourceFile("../outside.yaml", "x").all());
        JsonNode colon = placeOf(new SourceFile("a:b.yaml", "x").all());

        assertThat(outside.path("artifactLocation").path("uri").asString())
                .isEqualTo(folder.resolveSibling("outside.yaml").toUri().toString());
        assertThat(colon.path("artifactLocation").path("uri").asString()).isEqualTo("./a:b.yaml");
    }

    @Test
    void pointsAtNoLineOfAFileThatCannotBeRead() {
        JsonNode place = placeOf(new SourceFile("gone.yaml", "").all());

        assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("gone.yaml");
        assertThat(place.has("region")).isFalse();
    }

    @Test
    void addsTheHelpToTheMessage() {
        Diagnostic diagnostic = DiagnosticCode.UNKNOWN_FIELD
                .at(new SourceFile("f.yaml", "x").all(), "x", "a role")
                .withHelp("did you mean `y`?");

        JsonNode result = report(List.of(diagnostic)).path("results").path(0);

        assertThat(result.path("level").asString()).isEqualTo("warning");
        assertThat(result.path("message").path("text").asString())
                .isEqualTo("`x` is not a field of a role; did you mean `y`?");
    }

    private JsonNode placeOf(Span span) {
        Diagnostic diagnostic = DiagnosticCode.INVALID_FIELD.at(span, "wrong");
        return report(List.of(diagnostic))
                .path("results")
                .path(0)
                .path("locations")
                .path(0)
                .path("physicalLocation");
    }

    private JsonNode report(List<Diagnostic> diagnostics) {
        StringWriter text = new StringWriter();
        new SarifReport(folder).write(diagnostics, new PrintWriter(text));
        return JsonMapper.shared().readTree(text.toString()).path("runs").path(0);
    }
}
