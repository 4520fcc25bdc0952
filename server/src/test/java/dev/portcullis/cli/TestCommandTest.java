package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cli.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class TestCommandTest {
    private static final String CASES = """
            given:
              now: '2026-01-05T09:00:00Z'
              resources:
                - {kind: lock, version: v2, metadata: {name: l1}, spec: {target: {user: ann}}}
            cases:
              - id: locked
                title: ann is locked out
                request: &ask {user: ann, roles: [], protocol: ssh, action: connect, session: new, login: root,
                  resource: {kind: node, name: n, labels: {}}}
                expect: {decision: deny, by: lock, lock: l1}
              - id: wrong
                title: "not what is said: \\e[31m <&>"
                request: *ask
                expect: {decision: allow, message: 'no'}
            """;

    @TempDir
    private Path folder;

    private Path cases;

    @BeforeEach
    void writeCases() throws IOException {
        cases = Files.writeString(folder.resolve("cases.yaml"), CASES);
    }

    @Test
    void tellsWhatDiffersAndWhy() {
        CommandLineRun run = CommandLineRun.of("test", cases.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "FAILED wrong  ",
                        cases + ":11:5\n",
                        "              expected  actual\n",
                        "  ! decision  allow     deny\n",
                        "  ! message   no        lock targeting User:\"ann\" is in force\n",
                        "  why: locked, lock \"l1\" at " + cases + ":4:7\n")
                .endsWith("\n1 passed, 1 failed\n");
    }

    @Test
    void passesOnlyWhenAllCasesDo() throws IOException {
        Files.writeString(cases, CASES.substring(0, CASES.indexOf("  - id: wrong")));

        CommandLineRun run = CommandLineRun.of("test", folder.toString());

        assertThat(run.out()).isEqualTo("1 passed, 0 failed\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aFolderMayHoldOtherFiles() throws IOException {
        Files.writeString(folder.resolve("lock.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {user: u}}\n");

        assertThat(CommandLineRun.of("test", folder.toString()).out()).endsWith("1 passed, 1 failed\n");
    }

    @Test
    void findingNoCasesIsNoSuccess() throws IOException {
        Files.delete(cases);

        CommandLineRun run = CommandLineRun.of("test", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("0 passed, 0 failed\n");
        assertThat(run.err()).startsWith("portcullis: there are no test cases in ");
    }

    @Test
    void aCaseThatCannotBeReadFails() throws IOException {
        Files.writeString(cases, CASES.replace("decision: allow", "decision: maybe"));

        CommandLineRun run = CommandLineRun.of("test", cases.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(cases + ":14:", "error[", "maybe").endsWith("\n1 passed, 1 failed\n");
    }

    @Test
    void writesWhatBuildServersRead() throws Exception {
        CommandLineRun run = CommandLineRun.of("test", "-o", "junit", cases.toString());

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        Element failed = (Element) failure.getParentNode();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(suites.getAttribute("tests")).isEqualTo("2");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(failed.getAttribute("name"))
                .startsWith("wrong not what is said: ")
                .endsWith("[31m <&>");
        assertThat(failure.getAttribute("message")).startsWith("decision: expected allow, actual deny; message: ");
    }

    @Test
    void writesJson() {
        CommandLineRun run = CommandLineRun.of("test", "-o", "json", cases.toString());

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"passed\":1,\"failed\":1,\"diagnostics\":[],\"cases\":[{\"id\":\"locked\",")
                .contains("{\"part\":\"decision\",\"expected\":\"allow\",\"actual\":\"deny\",\"agrees\":false}");
    }

    @Test
    void showsProgressToAPersonOnly() {
        assertThat(CommandLineRun.of("test", cases.toString()).err()).isEmpty();
        assertThat(CommandLineRun.withInput("", Set.of(Stream.ERR), "test", cases.toString())
                        .err())
                .contains("1 of 2", "2 of 2");
    }
}
