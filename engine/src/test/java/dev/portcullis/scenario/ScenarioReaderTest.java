package dev.portcullis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    private static final String SHARED = """
            given:
              cluster_name: root
              now: '2026-01-05T09:00:00Z'
              role_map: [{remote: a, local: [b]}]
              resources:
              - {kind: user, metadata: {name: ann}, spec: {roles: [dev]}}
            cases:
            - id: first
              title: all of it is shared
              request: {user: ann, action: connect}
              expect: {decision: deny, by: rbac, message: null}
            - id: second
              area: overriding
              given:
                cluster_name: leaf
                now: '2027-01-05T09:00:00Z'
                lock_view: stale
                resources: [{kind: user, metadata: {name: bob}}]
              request: {user: bob, action: connect}
              expect:
                decision: deny
                message: 'trailing '
                lock_any_of: [l1, l2]
                options: {max_sessions: 2, kubernetes_groups: [b, a]}
            - id: third
              request: {action: load}
              expect: {decision: allow, lock: l1, rule: r}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void casesShareWhatIsGiven() {
        Scenario first = read(SHARED).get(0);
        Catalog catalog = first.given().reading().catalog();
        assertThat(catalog.settings().name()).isEqualTo("root");
        assertThat(catalog.settings().roleMap()).hasSize(1);
        assertThat(catalog.users()).extracting(StoredUser::name).containsExactly("ann");
        assertThat(first.given().stale()).isFalse();
        assertThat(first.request().orElseThrow().now()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(first.expectation().message()).isEmpty();
        assertThat(first.place().line()).isEqualTo(8);
    }

    @Test
    void aCaseWinsKeyByKey() {
        Scenario second = read(SHARED).get(1);
        Catalog catalog = second.given().reading().catalog();
        assertThat(catalog.settings().name()).isEqualTo("leaf");
        assertThat(catalog.settings().roleMap()).hasSize(1);
        assertThat(catalog.users()).extracting(StoredUser::name).containsExactly("bob");
        assertThat(second.given().stale()).isTrue();
        assertThat(second.request().orElseThrow().now()).isEqualTo("2027-01-05T09:00:00Z");
        assertThat(second.expectation())
                .isEqualTo(new Expectation(
                        "deny",
                        "",
                        "",
                        Optional.of("trailing "),
                        List.of("l1", "l2"),
                        Map.of("max_sessions", "2", "kubernetes_groups", "a, b")));
    }

    @Test
    void aCaseAboutLoadingHasNoRequest() {
        Scenario third = read(SHARED).get(2);
        assertThat(third.request()).isEmpty();
        assertThat(third.expectation().locks()).containsExactly("l1");
        assertThat(third.expectation().rule()).isEqualTo("r");
    }

    @Test
    void policyFilesAreFoundBesideTheCaseFile() throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/users.yaml"), "kind: user\nmetadata: {name: ann}");
        Files.writeString(folder.resolve("more.yaml"), "kind: user\nmetadata: {name: bob}");
        String text = """
                given:
                  now: '2026-01-05T09:00:00Z'
                  policy: [policy, more.yaml]
                  resources: [{kind: user, metadata: {name: cid}}]
                cases:
                - {id: a, request: {user: ann, action: connect}, expect: {decision: deny}}
                """;
        ScenarioFile file = new ScenarioReader()
                .read(new SourceFile(folder.resolve("cases.yaml").toString(), text));
        assertThat(file.scenarios().get(0).given().reading().catalog().users())
                .extracting(StoredUser::name)
                .containsExactly("ann", "bob", "cid");
    }

    @Test
    void mistakesInResourcesHaveTheirPlaceInTheCaseFile() {
        Scenario scenario =
                read("- {id: a, given: {resources: [{kind: lock}]}, request: {action: load}, expect: {decision: invalid}}")
                        .get(0);
        assertThat(scenario.given().reading().diagnostics())
                .extracting(Diagnostic::toString)
                .contains("f:1:38: error[P310]: missing parameter Name");
    }

    @Test
    void unknownKeysAreWarnings() {
        assertThat(messages("""
                        - id: a
                          titel: x
                          given: {resource: []}
                          request: {action: load}
                          expect: {decision: allow, locks: []}
                        """))
                .containsExactly(
                        "f:2:3: warning[P311]: `titel` is not a field of a case",
                        "f:3:11: warning[P311]: `resource` is not a field of what is given",
                        "f:5:29: warning[P311]: `locks` is not a field of an expectation");
    }

    @Test
    void mistakesInCasesAreErrors() {
        assertThat(messages("""
                        - {id: a, request: {action: load}, expect: {decision: perhaps}}
                        - {id: a, request: {action: load}, expect: {}}
                        - {request: {user: ann, action: x}, expect: {decision: deny, obligations: {}}}
                        - {id: d, expect: {decision: deny}}
                        - {id: e, given: {now: now}, request: {user: ann, action: x, usr: b}, expect: {decision: deny}}
                        """))
                .containsExactly(
                        "f:1:55: error[P320]: `perhaps` is not one of `allow`, `deny`, `terminate`, `invalid`",
                        "f:2:8: error[P316]: the case `a` is written twice, first at f:1:8",
                        "f:2:44: error[P314]: the expectation has no `decision`",
                        "f:3:3: error[P314]: the case has no `id`",
                        "f:3:3: error[P314]: what is given has no `now`",
                        "f:3:62: error[P319]: this version does not support `obligations`",
                        "f:4:3: error[P314]: the case has no `request`",
                        "f:5:18: error[P314]: what is given has no `now`",
                        "f:5:24: error[P132]: `now` is not a timestamp",
                        "f:5:62: error[P312]: `usr` is not a field of a request");
    }

    private static List<Scenario> read(String text) {
        ScenarioFile file = new ScenarioReader().read(new SourceFile("f", text));
        assertThat(file.diagnostics()).isEmpty();
        return file.scenarios();
    }

    private static List<String> messages(String text) {
        return new ScenarioReader()
                .read(new SourceFile("f", text)).diagnostics().stream()
                        .map(Diagnostic::toString)
                        .toList();
    }
}
