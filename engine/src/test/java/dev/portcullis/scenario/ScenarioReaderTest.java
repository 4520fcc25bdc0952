package dev.portcullis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
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
                obligations: {watermark: on, recording: null}
                warnings: [b, a]
                missing: login
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
        assertThat(catalog.users()).extracting(StoredUser::name).containsExactly("ann", "bob");
        assertThat(second.given().stale()).isTrue();
        assertThat(second.request().orElseThrow().now()).isEqualTo("2027-01-05T09:00:00Z");
        assertThat(second.expectation())
                .isEqualTo(new Expectation(
                        "deny",
                        "",
                        "",
                        Optional.of("trailing "),
                        List.of("l1", "l2"),
                        Map.of("max_sessions", Optional.of("2"), "kubernetes_groups", Optional.of("a, b")),
                        Map.of("watermark", Optional.of("on"), "recording", Optional.empty()),
                        Optional.of(List.of("a", "b")),
                        Optional.of(List.of("login"))));
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
    void aCaseReplacesResourcesOfTheSameKindAndName() {
        List<Scenario> scenarios = read("""
                given:
                  resources:
                  - {kind: user, metadata: {name: ann}, spec: {roles: [dev]}}
                  - {kind: lock, metadata: {name: l}, spec: {target: {user: ann}}}
                  - {kind: cluster_auth_preference, spec: {locking_mode: strict}}
                cases:
                - id: a
                  given:
                    resources:
                    - {kind: lock, metadata: {name: m}, spec: {target: {user: bob}}}
                    - {kind: user, metadata: {name: ann}, spec: {roles: [ops]}}
                    - {kind: cluster_auth_preference, spec: {}}
                  request: {action: load}
                  expect: {decision: allow}
                - {id: b, request: {action: load}, expect: {decision: allow}}
                """);
        Catalog own = scenarios.get(0).given().reading().catalog();
        assertThat(own.users()).extracting(StoredUser::roles).containsExactly(List.of("ops"));
        assertThat(own.locks()).extracting(Lock::name).containsExactly("l", "m");
        assertThat(own.settings().lockMode()).isEqualTo(LockMode.BEST_EFFORT);
        Catalog shared = scenarios.get(1).given().reading().catalog();
        assertThat(shared.users()).extracting(StoredUser::roles).containsExactly(List.of("dev"));
        assertThat(shared.locks()).extracting(Lock::name).containsExactly("l");
        assertThat(shared.settings().lockMode()).isEqualTo(LockMode.STRICT);
    }

    @Test
    void rulesOfACaseComeOnTopAsWell() throws IOException {
        Files.writeString(folder.resolve("r.rules"), "rule \"a\" for db deny rule \"b\" for db deny");
        String text = """
                given:
                  policy: r.rules
                  rules: rule "c" for db deny
                cases:
                - id: own
                  given: {rules: 'rule "b" for app deny rule "d" for db deny'}
                  request: {action: load}
                  expect: {decision: allow}
                - {id: shared, request: {action: load}, expect: {decision: allow}}
                """;
        List<Scenario> scenarios = new ScenarioReader()
                .read(new SourceFile(folder.resolve("cases.yaml").toString(), text))
                .scenarios();
        assertThat(scenarios.get(0).given().reading().catalog().rules())
                .extracting(AuthorRule::name)
                .containsExactly("a", "c", "b", "d");
        assertThat(scenarios.get(1).given().reading().catalog().rules())
                .extracting(AuthorRule::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void onlyWithinOneListIsTheSameNameAMistake() {
        Scenario scenario = read("""
                - id: a
                  given:
                    resources:
                    - {kind: user, metadata: {name: ann}}
                    - {kind: user, metadata: {name: ann}}
                  request: {action: load}
                  expect: {decision: invalid}
                """).get(0);
        assertThat(scenario.given().reading().diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f:5:37: error[P316]: the user `ann` is written twice, first at f:4:37");
    }

    @Test
    void theCaseFileIsNoPartOfThePolicyThatItLiesIn() throws IOException {
        Files.writeString(folder.resolve("users.yaml"), "kind: user\nmetadata: {name: ann}");
        String text = """
                given: {now: '2026-01-05T09:00:00Z', policy: .}
                cases:
                - {id: a, request: {user: ann, action: connect}, expect: {decision: deny}}
                """;
        Path cases = Files.writeString(folder.resolve("cases.yaml"), text);
        ScenarioFile file = new ScenarioReader().read(new SourceFile(cases.toString(), text));
        assertThat(file.scenarios().get(0).given().reading().diagnostics()).isEmpty();
        assertThat(file.scenarios().get(0).given().reading().catalog().users())
                .extracting(StoredUser::name)
                .containsExactly("ann");
    }

    @Test
    void aPolicyThatIsNotThereIsAMistakeWhateverIsExpected() {
        assertThat(messages(
                        "- {id: a, given: {policy: nowhere}, request: {action: load}, expect: {decision: invalid}}"))
                .containsExactly("f:1:27: error[P309]: `nowhere` cannot be read: it does not exist");
    }

    @Test
    void aCaseMayHaveANameInPlaceOfAnId() {
        List<Scenario> scenarios = read("""
                - {name: a name, request: {action: load}, expect: {decision: allow}}
                - {title: a title, request: {action: load}, expect: {decision: allow}}
                - {id: i, name: n, request: {action: load}, expect: {decision: allow}}
                """);
        assertThat(scenarios).extracting(Scenario::id).containsExactly("a name", "a title", "i");
        assertThat(scenarios).extracting(Scenario::label).containsExactly("a name", "a title", "i n");
    }

    @Test
    void misspeltKeysAreErrors() {
        assertThat(messages("""
                        - id: a
                          titel: x
                          given: {resource: []}
                          request: {action: load}
                          expect: {decision: allow, locks: []}
                        """))
                .containsExactly(
                        "f:2:3: error[P312]: `titel` is not a field of a case",
                        "f:3:11: error[P312]: `resource` is not a field of what is given",
                        "f:5:29: error[P312]: `locks` is not a field of an expectation");
        assertThat(messages("given: {}\ncase: []"))
                .containsExactly("f:2:1: error[P312]: `case` is not a field of a case file");
    }

    @Test
    void misspeltKeysOfResourcesOfACaseAreErrorsAsWell() {
        assertThat(messages("""
                        given:
                          resources: [{kind: user, metadata: {name: ann}, spec: {role: [dev]}}]
                        cases:
                        - id: a
                          given: {resources: [{kind: usr}]}
                          request: {action: load}
                          expect: {decision: allow}
                        - {id: b, request: {action: load}, expect: {decision: allow}}
                        """))
                .containsExactly(
                        "f:2:58: error[P311]: `role` is not a field of a user spec",
                        "f:5:30: error[P315]: `usr` is not a kind that is read here");
    }

    @Test
    void aTextHoldsCasesIfItLooksLikeThem() {
        assertThat(found("[]")).isTrue();
        assertThat(found("cases: []")).isTrue();
        assertThat(found("given: {}")).isTrue();
        assertThat(found("a: [")).isTrue();
        assertThat(found("kind: user")).isFalse();
        assertThat(found("")).isFalse();
    }

    private static boolean found(String text) {
        return new ScenarioReader().find(new SourceFile("f", text)).isPresent();
    }

    @Test
    void mistakesInCasesAreErrors() {
        assertThat(messages("""
                        - {id: a, request: {action: load}, expect: {decision: perhaps}}
                        - {id: a, request: {action: load}, expect: {}}
                        - {request: {user: ann, action: x}, expect: {decision: deny, obligations: {a: {}, b: [[]]}}}
                        - {id: d, expect: {decision: deny}}
                        - {id: e, given: {now: now}, request: {user: ann, action: x, usr: b}, expect: {decision: deny}}
                        """))
                .containsExactly(
                        "f:1:55: error[P320]: `perhaps` is not one of `allow`, `deny`, `terminate`, `invalid`",
                        "f:2:8: error[P316]: the case `a` is written twice, first at f:1:8",
                        "f:2:44: error[P314]: the expectation has no `decision`",
                        "f:3:3: error[P314]: the case has no `id`",
                        "f:3:3: error[P314]: what is given has no `now`",
                        "f:3:79: error[P313]: expected a value or a list of values, found a map",
                        "f:3:86: error[P313]: expected a value or a list of values, found a list",
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
