package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cli.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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

        Element suites = document(run);
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        Element failed = (Element) failure.getParentNode();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(suites.getAttribute("tests")).isEqualTo("2");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(failed.getAttribute("name"))
                .startsWith("wrong not what is said: ")
                .endsWith("[31m <&>");
        assertThat(failed.getAttribute("file")).isEqualTo(cases.toString());
        assertThat(failed.getAttribute("line")).isEqualTo("11");
        assertThat(failed.getAttribute("classname")).doesNotContain("/").endsWith(".cases");
        assertThat(new BigDecimal(failed.getAttribute("time"))).isPositive();
        assertThat(new BigDecimal(suite.getAttribute("time")))
                .isGreaterThanOrEqualTo(new BigDecimal(failed.getAttribute("time")));
        assertThat(failure.getAttribute("message")).startsWith("decision: expected allow, actual deny; message: ");
        assertThat(failure.getTextContent()).contains("  ! decision  allow     deny\n", "missing: lock \"l1\"");
    }

    @Test
    void buildServersSeeCasesThatCannotBeReadInTheirFile() throws Exception {
        Files.writeString(cases, CASES.replace("decision: allow", "decision: maybe"));
        Path other = Files.writeString(folder.resolve("other.yaml"), "- {id: a}");

        Element suites = document(CommandLineRun.of("test", "-o", "junit", folder.toString()));

        assertThat(attributes(suites, "testsuite", "name")).containsExactly(cases.toString(), other.toString());
        assertThat(attributes(suites, "testsuite", "tests")).containsExactly("2", "2");
        assertThat(attributes(suites, "testsuite", "errors")).containsExactly("1", "2");
        assertThat(attributes(suites, "error", "type")).containsExactly("P320", "P314", "P314");
    }

    private static Element document(CommandLineRun run) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<String> attributes(Element root, String element, String name) {
        NodeList found = root.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> ((Element) found.item(at)).getAttribute(name))
                .toList();
    }

    @Test
    void runsOnlyTheCasesThatAreAskedFor() {
        CommandLineRun one = CommandLineRun.of("test", "--filter", "ANN is", cases.toString());
        assertThat(one.out()).isEqualTo("1 passed, 0 failed, 1 left out\n");
        assertThat(one.exitCode()).isZero();

        CommandLineRun none = CommandLineRun.of("test", "--filter", "nothing", cases.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("`nothing` is in no test case in " + cases);
    }

    @Test
    void whatIsWrongWithASharedPolicyIsShownOnce() throws IOException {
        Files.writeString(cases, CASES.replace("target: {user: ann}", "target: {}"));

        CommandLineRun run = CommandLineRun.of("test", cases.toString());

        assertThat(run.out().split("error\\[P310\\]", -1)).hasSize(2);
        assertThat(run.out()).contains("not loaded", "why: the resources are not valid, as above");
    }

    @Test
    void writesJson() {
        CommandLineRun run = CommandLineRun.of("test", "-o", "json", cases.toString());

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"passed\":1,\"failed\":1,\"diagnostics\":[],\"cases\":[{\"id\":\"locked\",")
                .contains("{\"part\":\"decision\",\"expected\":\"allow\",\"actual\":\"deny\",\"agrees\":false}");
    }

    private void writeRules() throws IOException {
        Files.writeString(folder.resolve("r.rules"), """
                rule "closed" for node when login == "root" and resource.name == "n" deny
                """);
        Files.writeString(
                cases,
                CASES.replace("given:", "given:\n  policy: r.rules")
                        .substring(0, CASES.indexOf("  - id: wrong") + "\n  policy: r.rules".length()));
    }

    @Test
    void tellsWhatOfTheRulesWasNotShown() throws IOException {
        writeRules();

        CommandLineRun run = CommandLineRun.of("test", "--coverage", folder.toString());

        assertThat(run.out()).isEqualTo("""
                1 passed, 0 failed
                coverage 57.1 %%: 1 of 1 rules applied, 0 of 3 conditions both true and false
                  %1$s  57.1 %%: 1 of 1 rules applied, 0 of 3 conditions both true and false
                    1:29  never false: login == "root" and resource.name == "n"
                    1:29  never false: login == "root"
                    1:49  never false: resource.name == "n"
                """.formatted(folder.resolve("r.rules")));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsWhereTooLittleIsShown() throws IOException {
        writeRules();

        assertThat(CommandLineRun.of("test", "--coverage-min", "57.1", folder.toString())
                        .exitCode())
                .isZero();
        CommandLineRun run = CommandLineRun.of("test", "--coverage-min", "57.2", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("portcullis: the coverage is 57.1 %, less than 57.2 %\n");
    }

    @Test
    void theLeastCoverageIsAShareOfAHundred() {
        for (String wrong : List.of("abc", "101", "-1", "1e2")) {
            CommandLineRun run = CommandLineRun.of("test", "--coverage-min=" + wrong, cases.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("`" + wrong + "` is not a number from 0 to 100\n");
        }
    }

    @Test
    void writesCoverageForPrograms() throws IOException {
        writeRules();
        Path lcov = folder.resolve("lcov.info");
        Path html = folder.resolve("html");

        CommandLineRun run = CommandLineRun.of(
                "test",
                "-o",
                "json",
                "--coverage",
                "--coverage-lcov=" + lcov,
                "--coverage-html=" + html,
                cases.toString());

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).startsWith("coverage 57.1 %");
        assertThat(lcov).content().contains("SF:" + folder.resolve("r.rules"), "BRDA:1,0,0,1", "BRDA:1,0,1,0");
        assertThat(html.resolve("index.html")).exists();
    }

    @Test
    void whereThereAreNoRulesNothingIsCovered() {
        CommandLineRun run = CommandLineRun.of("test", "--filter", "locked", "--coverage-min=1", cases.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there are no rules in the policies of these cases");
    }

    @Test
    void runsAgainWhenThePolicyOfACaseChanges() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("policy"));
        Path file = Files.createDirectories(folder.resolve("cases")).resolve("cases.yaml");
        Files.writeString(
                file,
                CASES.substring(0, CASES.indexOf("  - id: wrong"))
                        .replace("given:", "given:\n  policy: ../policy")
                        .replaceAll("(?m)^ .*(resources:|kind: lock).*\n", ""));
        WatchedRun run = WatchedRun.of("test", "--watch", file.toString());
        run.awaitOut("0 passed, 1 failed\n");

        Path locks = Files.writeString(
                elsewhere.resolve("locks.yaml"), "{kind: lock, metadata: {name: l1}, spec: {target: {user: ann}}}");
        run.awaitOut("1 passed, 0 failed\n");
        assertThat(run.err()).contains("  changed: " + locks);
        assertThat(run.end()).isZero();
    }

    @Test
    void showsProgressToAPersonOnly() {
        assertThat(CommandLineRun.of("test", cases.toString()).err()).isEmpty();
        assertThat(CommandLineRun.withInput("", Set.of(Stream.ERR), "test", cases.toString())
                        .err())
                .contains("1 of 2", "2 of 2");
    }
}
