package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final Path RESOURCES = Path.of("src/test/resources/explain");
    private static final Path POLICY = Path.of("../examples/basic/policy");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"granted, 0", "locked, 4", "lacking, 3", "denied, 3", "call, 3"})
    void tellsWhy(String name, int exitCode) throws IOException {
        CommandLineRun run = explain(POLICY, RESOURCES.resolve(name + ".yaml"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Files.readString(RESOURCES.resolve(name + ".txt")));
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void keepsToAHundredColumns() throws IOException {
        for (String name : new String[] {"granted", "locked", "lacking", "denied", "call"}) {
            assertThat(explain(POLICY, RESOURCES.resolve(name + ".yaml"))
                            .out()
                            .lines()
                            .skip(1))
                    .allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void drawsWithAsciiOnly() {
        CommandLineRun run = explain(POLICY, RESOURCES.resolve("granted.yaml"), "--ascii");

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(run.out())).isTrue();
        assertThat(run.out())
                .contains("+ role \"dev\" grants", "login \"alice\" is listed ({{internal.logins}} -> alice)");
    }

    @Test
    void dimsPlacesOnATerminal() throws IOException {
        CommandLineRun run = CommandLineRun.withInput(
                Files.readString(RESOURCES.resolve("granted.yaml")),
                Set.of(Terminal.Stream.OUT),
                "explain",
                "--policy",
                POLICY.toString());

        assertThat(run.out()).contains("\u001b[2m../examples/basic/policy/roles.yaml:9:5\u001b[0m");
    }

    @Test
    void explainsToPrograms() {
        JsonNode document = json(explain(POLICY, RESOURCES.resolve("lacking.yaml"), "-o", "json"));

        assertThat(document.at("/decision").stringValue()).isEqualTo("deny");
        assertThat(document.at("/checks/1/check").stringValue()).isEqualTo("lock");
        assertThat(document.at("/roles/0/role").stringValue()).isEqualTo("dev");
        assertThat(document.at("/roles/0/stance").stringValue()).isEqualTo("nothing");
        JsonNode label = document.at("/roles/0/sections/0/children/0");
        assertThat(label.at("/outcome").stringValue()).isEqualTo("failed");
        assertThat(label.at("/text").stringValue()).isEqualTo("label env: wanted \"staging\" or \"dev\", is \"prod\"");
        assertThat(label.at("/line").intValue()).isEqualTo(11);
        assertThat(label.at("/children").isArray()).isTrue();
        assertThat(document.at("/missing/0/text").stringValue())
                .isEqualTo("role \"dev\" lacks: label env: wanted \"staging\" or \"dev\", is \"prod\";"
                        + " login \"deploy\" is not listed ({{internal.logins}} → bob, ubuntu)");
    }

    @Test
    void writesOneLineOfJsonForEachRequest() throws IOException {
        String requests = Files.readString(RESOURCES.resolve("granted.yaml")) + "---\n"
                + Files.readString(RESOURCES.resolve("denied.yaml"));

        CommandLineRun run =
                CommandLineRun.withInput(requests, Set.of(), "explain", "--policy", POLICY.toString(), "-o", "json");

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void staysReadableWithManyRolesAndLabels() throws IOException {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, manyRoles());
        Path request = folder.resolve("request.yaml");
        Files.writeString(request, manyRolesRequest());

        String text = explain(policy, request).out();
        JsonNode document = json(explain(policy, request, "-o", "json"));

        assertThat(text.lines()).hasSizeLessThan(400);
        assertThat(text).contains("    … and 3 more", "\n… and 80 more");
        assertThat(document.at("/roles")).hasSize(100);
        assertThat(document.at("/missing")).hasSize(3);
        assertThat(document.at("/roles/99/sections/0/children")).hasSize(1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/file", "."})
    void refusesARequestThatIsNoFile(String request) {
        CommandLineRun run = explain(POLICY, Path.of(request));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("portcullis: ");
    }

    /** A hundred roles, the last of them with a thousand labels. */
    private static String manyRoles() {
        return IntStream.range(0, 100)
                .mapToObj(role -> "---\nkind: role\nversion: v7\nmetadata: {name: r" + role
                        + "}\nspec: {allow: {logins: [root], node_labels: {" + labels(role == 99 ? 1000 : 10) + "}}}\n")
                .collect(Collectors.joining());
    }

    private static String labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(label -> "l" + label + ": wanted")
                .collect(Collectors.joining(", "));
    }

    private static String manyRolesRequest() {
        String roles = IntStream.range(0, 100).mapToObj(role -> "r" + role).collect(Collectors.joining(", "));
        return "{user: ann, roles: [" + roles + "], protocol: ssh, action: connect, session: new, login: root,"
                + " resource: {kind: node, name: n, labels: {l1: other}}}\n";
    }

    private static JsonNode json(CommandLineRun run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private static CommandLineRun explain(Path policy, Path request, String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "explain";
        arguments[1] = "--policy";
        arguments[2] = policy.toString();
        arguments[3] = "--request";
        arguments[4] = request.toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandLineRun.of(arguments);
    }
}
