package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GetCommandTest {
    private static final Path EXAMPLE = Path.of("../examples/basic/policy");

    private static final String POLICY = """
            # Locks come first.
            kind: lock
            version: v2
            metadata: {name: gone}
            spec: {target: {user: mallory, login: root}, expires: '2020-01-05T10:00:00Z'}
            ---
            kind: user
            version: v2
            metadata: {name: ann, labels: {'1': 'yes'}}
            spec: {roles: [dev, ops], traits: {logins: [ann]}}
            ---
            kind: lock
            version: v2
            metadata: {name: phone}
            spec:
              target: {mfa_device: d1}
              message: "This key was lost\\non the way to work, and nobody has seen it since."
            ---
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [ubuntu]}, options: {max_connections: 0x10, pin_source_ip: false}}
            ---
            kind: cluster_auth_preference
            version: v2
            spec: {locking_mode: strict, second_factor: ~}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @Test
    void listsRules() throws IOException {
        Files.writeString(folder.resolve("freeze.rules"), """
                # Nobody edits.
                rule "freeze"
                  for db, record on edit
                  deny "Not now."
                rule "open" allow
                """);

        CommandLineRun run = get("rules");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replace(folder.toString(), "policy")).isEqualTo("""
                        KIND  NAME    ABOUT               CONCLUSION  PLACE
                        rule  freeze  db, record on edit  deny        policy/freeze.rules:2:6
                        rule  open    everything          allow       policy/freeze.rules:5:6
                        """);
        assertThat(get().out()).contains("lock  gone", "rule  freeze");
        assertThat(get("rule/frieze").err()).contains("rule \"frieze\" is not found; did you mean `freeze`?");
        assertThat(get("rule/open", "-o", "yaml").out())
                .contains("kind: rule", "name: open", "text: rule \"open\" allow");
    }

    @Test
    void printsATableForEachKind() {
        CommandLineRun run = get();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        KIND  NAME   TARGET                       EXPIRES                         MESSAGE
                        lock  gone   User:"mallory" Login:"root"  2020-01-05T10:00:00Z (expired)
                        lock  phone  MFADevice:"d1"               never                           This key was lost on the way to work, a…

                        KIND  NAME  VERSION
                        role  dev   v7

                        KIND  NAME  ROLES
                        user  ann   dev, ops

                        KIND                     NAME
                        cluster_auth_preference
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locks                     | gone phone",
                "lock                      | gone phone",
                "lock/                     | gone phone",
                "lock/phone                | phone",
                "locks/phone               | phone",
                "LOCK/phone                | phone",
                "roles                     | dev",
                "role/dev                  | dev",
                "users                     | ann",
                "roles,users               | ann dev",
                "role/dev,lock/gone        | gone dev",
                "locks,lock/gone           | gone phone"
            })
    void understandsTheSpellingsOfTctl(String wanted, String names) {
        CommandLineRun run = get(wanted, "-o", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(namesIn(run.out())).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cap", "cluster_auth_preference", "cap/any-name"})
    void knowsTheOnlyPreferenceByAnyName(String wanted) {
        assertThat(get(wanted, "-o", "yaml").out()).isEqualTo("""
                        kind: cluster_auth_preference
                        version: v2
                        spec:
                          locking_mode: strict
                          second_factor: null
                        """);
    }

    @Test
    void takesAllForEverything() {
        assertThat(get("all").out()).isEqualTo(get().out());
        assertThat(get("all", "-o", "yaml").out()).isEqualTo(get("-o", "yaml").out());
    }

    @Test
    void whatItPrintsReadsBackAsTheSameCatalog() {
        CommandLineRun run = CommandLineRun.of("get", "--policy", EXAMPLE.toString(), "all", "-o", "yaml");

        assertThat(run.exitCode()).isZero();
        assertSame(read(run.out()), new CatalogReader().readPaths(List.of(EXAMPLE)));
    }

    @Test
    void jsonReadsBackAsTheSameCatalog() {
        CommandLineRun run = CommandLineRun.of("get", "--policy", EXAMPLE.toString(), "-o", "json");

        String documents =
                stream(run.out()).map(JsonNode::toString).reduce("", (all, one) -> all + "---\n" + one + "\n");
        assertSame(read(documents), new CatalogReader().readPaths(List.of(EXAMPLE)));
    }

    private static CatalogReading read(String text) {
        return new CatalogReader().read(List.of(new SourceFile("printed.yaml", text)));
    }

    /** Rules are printed for people to look at; they are written in files of their own. */
    private static void assertSame(CatalogReading actual, CatalogReading expected) {
        assertThat(actual.diagnostics())
                .allSatisfy(found -> assertThat(found.message()).isEqualTo("`rule` is not a kind that is read here"));
        Catalog catalog = actual.catalog();
        assertThat(catalog.roles()).isNotEmpty();
        assertThat(catalog)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .ignoringFields("rules")
                .isEqualTo(expected.catalog());
    }

    @Test
    void keepsTypesInJson() {
        assertThat(get("roles,users,cap", "-o", "json").out())
                .isEqualTo(
                        "[{\"kind\":\"user\",\"version\":\"v2\",\"metadata\":{\"name\":\"ann\",\"labels\":{\"1\":\"yes\"}},"
                                + "\"spec\":{\"roles\":[\"dev\",\"ops\"],\"traits\":{\"logins\":[\"ann\"]}}},"
                                + "{\"kind\":\"role\",\"version\":\"v7\",\"metadata\":{\"name\":\"dev\"},"
                                + "\"spec\":{\"allow\":{\"logins\":[\"ubuntu\"]},"
                                + "\"options\":{\"max_connections\":16,\"pin_source_ip\":false}}},"
                                + "{\"kind\":\"cluster_auth_preference\",\"version\":\"v2\","
                                + "\"spec\":{\"locking_mode\":\"strict\",\"second_factor\":null}}]\n");
    }

    @Test
    void givesCustomResourcesBackAsTheyCameIn() throws IOException {
        String custom = """
                apiVersion: resources.teleport.dev/v1
                kind: TeleportRoleV7
                metadata:
                  name: custom
                  namespace: teleport
                spec:
                  allow:
                    logins:
                    - root
                """;
        Files.writeString(folder.resolve("custom.yaml"), custom);

        assertThat(get("role/custom", "-o", "yaml").out()).isEqualTo(custom);
        assertThat(get("role/custom").out()).isEqualTo("KIND  NAME    VERSION\nrole  custom  v7\n");
    }

    @Test
    void saysThatAResourceIsNotFound() {
        CommandLineRun run = get("lock/phnoe,role/x", "-o", "yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                        portcullis: lock "phnoe" is not found; did you mean `phone`?
                        portcullis: role "x" is not found
                        """);
    }

    @Test
    void proposesTheNearestKind() {
        CommandLineRun run = get("lokcs");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("portcullis: there is no kind `lokcs`; did you mean `locks`?\n");
    }

    @Test
    void namesTheKindsWhenNoneIsNear() {
        CommandLineRun run = get("frobnicators/x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("portcullis: there is no kind `frobnicators`; there are lock, role, user,")
                .endsWith("trusted_cluster, resource, rule and all\n");
    }

    @Test
    void listsNothingOfAKindThatThePolicyHasNothingOf() {
        assertThat(get("tc")).isEqualTo(new CommandLineRun(0, "", "portcullis: there are no such resources\n"));
        assertThat(get("tc", "-o", "yaml").out()).isEmpty();
        assertThat(get("tc", "-o", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void listsNothingOfAPolicyWithErrors() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {}}\n");

        CommandLineRun run = get();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(broken + ":3:16: error[P310]: at least one target field must be set\n");
    }

    @Test
    void leavesWarningsToCheck() {
        assertThat(CommandLineRun.of("check", folder.toString()).out()).endsWith("0 errors, 1 warning\n");
        assertThat(get("locks").err()).isEmpty();
    }

    @Test
    void saysWhichDocumentsItLeavesOut() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.yaml"), "kind: lokc\nmetadata: {name: l}\n");

        CommandLineRun run = get("all", "-o", "yaml");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("lokc");
        assertThat(run.err()).startsWith(file + ":1:7: warning[P315]: `lokc` is not a kind that is read here\n");
    }

    @Test
    void namesCannotSteerTheTerminal() throws IOException {
        Files.writeString(
                folder.resolve("odd.yaml"),
                "kind: trusted_cluster\nversion: v2\nmetadata: {name: \"a\\e[2Jb\"}\nspec: {enabled: true}\n");

        assertThat(get("tc").out()).isEqualTo("KIND             NAME\ntrusted_cluster  a\ufffd[2Jb\n");
    }

    @Test
    void listsResourcesWithWhatTheyAreAbout() throws IOException {
        Files.writeString(folder.resolve("resources.yaml"), """
                kind: resource
                version: v1
                metadata: {name: first, labels: {team: a, env: prod}}
                spec: {kind: record, name: record-1}
                """);

        assertThat(get("resources").out()).isEqualTo("""
                KIND      NAME   RESOURCE         LABELS
                resource  first  record/record-1  env=prod,team=a
                """);
        assertThat(get("resource/first", "-o", "yaml").out()).contains("name: record-1");
    }

    @Test
    void refusesAPolicyThatDoesNotExist() {
        CommandLineRun run = CommandLineRun.of("get", "--policy", "no/such/path", "locks");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: there is no no/such/path\n");
    }

    private CommandLineRun get(String... arguments) {
        return CommandLineRun.of(Stream.concat(Stream.of("get", "--policy", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static List<String> namesIn(String json) {
        return stream(json)
                .map(document -> document.path("metadata").path("name").stringValue())
                .toList();
    }

    private static Stream<JsonNode> stream(String json) {
        return JsonMapper.shared().readTree(json).valueStream();
    }
}
