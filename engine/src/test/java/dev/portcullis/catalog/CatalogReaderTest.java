package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.cluster.OnUnknownRole;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.lock.TargetField;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {
    @Test
    void readsALockWithBothItsExpiries() {
        Lock lock = only(catalog("""
                        kind: lock
                        metadata: {name: l1, expires: "2026-02-01T00:00:00Z", labels: {team: security}}
                        spec:
                          target: {user: ann}
                          message: "Come in,\\nplease."
                          expires: 2026-01-01T01:00:00.5+01:00
                          created_at: "2025-01-01T00:00:00Z"
                          created_by: admin
                        """).locks());
        assertThat(lock.name()).isEqualTo("l1");
        assertThat(lock.target().fields()).isEqualTo(Map.of(TargetField.USER, "ann"));
        assertThat(lock.message()).isEqualTo("Come in,\nplease.");
        assertThat(lock.expires()).isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertThat(lock.removed()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(lock.place().line()).isEqualTo(1);
    }

    @Test
    void testCasesMayLieBesideThePolicy() {
        assertThat(catalog(
                                "given: {now: 2026-01-05T09:00:00Z}\ncases:\n- {id: a}\n---\nkind: lock\nmetadata: {name: l1}\n"
                                        + "spec: {target: {login: root}}")
                        .locks())
                .hasSize(1);
    }

    @Test
    void aLockWithoutExpiryNeverEnds() {
        Lock lock = only(catalog("kind: lock\nmetadata: {name: l1}\nspec: {target: {login: root}, expires: ~}")
                .locks());
        assertThat(lock.end()).isEqualTo(Instant.MAX);
    }

    @Test
    void everyTargetFieldIsRead() {
        for (TargetField field : TargetField.values()) {
            Lock lock = only(catalog("kind: lock\nmetadata: {name: l}\nspec: {target: {" + field.key() + ": x}}")
                    .locks());
            assertThat(lock.target().fields()).isEqualTo(Map.of(field, "x"));
        }
    }

    @Test
    void readsWhatARoleAllowsAndDenies() {
        Role role = role("""
                kind: role
                version: v7
                metadata: {name: dev}
                spec:
                  allow:
                    logins: [root, '{{internal.logins}}']
                    node_labels: {env: [dev, 'test-*'], '{{external.k}}': v}
                    node_labels_expression: 'labels["a"] == "b"'
                    rules:
                    - resources: [session]
                      verbs: [list, read]
                      where: contains(session.participants, user.metadata.name)
                      actions: ['log("info", "x")']
                  deny:
                    db_users: ['*']
                    namespaces: ['*']
                  options: {lock: strict, require_session_mfa: on, device_trust_mode: required-for-humans}
                """);
        assertThat(role.version()).isEqualTo(RoleVersion.V7);
        assertThat(texts(role.allow().principals(Principal.LOGINS))).containsExactly("root", "{{internal.logins}}");
        LabelSelector selector = role.allow().labels(ResourceKind.NODE).selector();
        assertThat(selector.entries()).extracting(entry -> entry.key().text()).containsExactly("env", "{{external.k}}");
        assertThat(texts(selector.entries().get(0).values())).containsExactly("dev", "test-*");
        assertThat(role.allow().labels(ResourceKind.NODE).expression()).isPresent();
        AccessRule rule = only(role.allow().rules());
        assertThat(rule.resources()).containsExactly("session");
        assertThat(rule.verbs()).containsExactly("list", "read");
        assertThat(rule.where().map(Fragment::text)).contains("contains(session.participants, user.metadata.name)");
        assertThat(texts(rule.actions())).containsExactly("log(\"info\", \"x\")");
        assertThat(role.allow().namespaces()).containsExactly("default");
        assertThat(role.deny().namespaces()).containsExactly("*");
        assertThat(texts(role.deny().principals(Principal.DB_USERS))).containsExactly("*");
        assertThat(role.options().lock()).contains(LockMode.STRICT);
        assertThat(role.options().sessionMfa()).isTrue();
        assertThat(role.options().deviceTrust()).isEqualTo(DeviceTrust.REQUIRED_FOR_HUMANS);
    }

    @Test
    void everyTextOfARoleHasItsPlace() {
        Role role = role("kind: role\nversion: v7\nmetadata: {name: r}\nspec: {allow: {logins: ['a', b]}}");
        assertThat(role.allow().principals(Principal.LOGINS))
                .extracting(login -> login.place().text())
                .containsExactly("'a'", "b");
    }

    @Test
    void version3OpensWhatItDoesNotMention() {
        Role open =
                role("kind: role\nversion: v3\nmetadata: {name: r}\nspec: {allow: {logins: [root], app_labels: {}}}");
        assertThat(open.allow().labels(ResourceKind.NODE).selector()).isEqualTo(LabelSelector.everything());
        assertThat(open.allow().labels(ResourceKind.DB).selector()).isEqualTo(LabelSelector.everything());
        assertThat(open.allow().labels(ResourceKind.KUBE_CLUSTER).selector()).isEqualTo(LabelSelector.everything());
        assertThat(open.allow().labels(ResourceKind.APP).selector()).isEqualTo(LabelSelector.EMPTY);
        assertThat(open.allow().labels(ResourceKind.WINDOWS_DESKTOP).selector()).isEqualTo(LabelSelector.EMPTY);
        assertThat(open.deny().labels(ResourceKind.DB).selector()).isEqualTo(LabelSelector.EMPTY);
    }

    @Test
    void version3WithoutLoginsReachesNoNode() {
        Role role = role("kind: role\nversion: v3\nmetadata: {name: r}\nspec: {}");
        assertThat(role.allow().labels(ResourceKind.NODE).selector()).isEqualTo(LabelSelector.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v5", "v6", "v7", "v8"})
    void laterVersionsOpenNothing(String version) {
        Role role = role("kind: role\nversion: " + version + "\nmetadata: {name: r}\nspec: {allow: {logins: [root]}}");
        assertThat(role.allow().labels()).isEmpty();
        assertThat(role.allow().kubernetes()).isEmpty();
    }

    @Test
    void keepsObjectsInsideKubernetes() {
        Role role = role("""
                kind: role
                version: v8
                metadata: {name: r}
                spec:
                  allow:
                    kubernetes_resources:
                    - {kind: pods, namespace: 'dev-*', name: '*', verbs: [get, list]}
                    - {kind: '*', api_group: '*', name: '*', verbs: ['*']}
                """);
        List<KubernetesRule> rules = role.allow().kubernetes().orElseThrow();
        assertThat(rules).extracting(rule -> rule.kind().text()).containsExactly("pods", "*");
        assertThat(rules.get(0).namespace().text()).isEqualTo("dev-*");
        assertThat(texts(rules.get(0).verbs())).containsExactly("get", "list");
        assertThat(rules.get(1).namespace().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "on", "'yes'", "hardware_key", "hardware_key_touch_and_pin", "1", "5"})
    void sessionMfaIsDemandedInManyWords(String word) {
        assertThat(roleWithMfa(word).options().sessionMfa()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "off", "'no'", "''", "~", "", "0"})
    void sessionMfaIsLeftOutInManyWords(String word) {
        assertThat(roleWithMfa(word).options().sessionMfa()).isFalse();
    }

    @Test
    void readsUsers() {
        StoredUser user = only(catalog("""
                        kind: user
                        version: v2
                        metadata: {name: ann, labels: {team: a, floor: ~}}
                        spec:
                          roles: [dev, ops]
                          traits: {logins: [root], teams: one, none: [], 'http://x/y': [z]}
                          created_by: {time: "2025-01-01T00:00:00Z"}
                        """).users());
        assertThat(user.roles()).containsExactly("dev", "ops");
        assertThat(user.labels()).isEqualTo(Map.of("team", "a", "floor", ""));
        assertThat(user.traits())
                .isEqualTo(Map.of(
                        "logins",
                        List.of("root"),
                        "teams",
                        List.of("one"),
                        "none",
                        List.of(),
                        "http://x/y",
                        List.of("z")));
    }

    @Test
    void putsTheClusterTogether() {
        ClusterSettings settings = catalog("""
                        kind: cluster_auth_preference
                        spec:
                          locking_mode: strict
                          require_session_mfa: hardware_key
                          device_trust: {mode: required}
                          on_policy_change: terminate
                          unknown_roles: deny
                        ---
                        kind: cluster_name
                        spec: {cluster_name: root.example.com}
                        ---
                        kind: trusted_cluster
                        metadata: {name: leaf}
                        spec: {enabled: yes, role_map: [{remote: dev-*, local: [dev, $1]}]}
                        ---
                        kind: trusted_cluster
                        metadata: {name: off}
                        spec: {enabled: no, role_map: [{remote: '*', local: [admin]}]}
                        """).settings();
        assertThat(settings.name()).isEqualTo("root.example.com");
        assertThat(settings.lockMode()).isEqualTo(LockMode.STRICT);
        assertThat(settings.sessionMfa()).isTrue();
        assertThat(settings.deviceTrust()).isEqualTo(DeviceTrust.REQUIRED);
        assertThat(settings.onPolicyChange()).isEqualTo(OnPolicyChange.TERMINATE);
        assertThat(settings.onUnknownRole()).isEqualTo(OnUnknownRole.DENY);
        RoleMapping mapping = only(settings.roleMap());
        assertThat(mapping.remote().text()).isEqualTo("dev-*");
        assertThat(texts(mapping.local())).containsExactly("dev", "$1");
    }

    @Test
    void readsTheStaticConfiguration() {
        String configuration = """
                version: v3
                teleport: {nodename: a, data_dir: /var/lib}
                auth_service:
                  enabled: yes
                  cluster_name: from-file
                  authentication: {type: local, locking_mode: strict, require_session_mfa: yes}
                """;
        ClusterSettings alone = catalog(configuration).settings();
        assertThat(alone.name()).isEqualTo("from-file");
        assertThat(alone.lockMode()).isEqualTo(LockMode.STRICT);
        assertThat(alone.sessionMfa()).isTrue();
        ClusterSettings beside = catalog(configuration
                        + "---\nkind: cluster_auth_preference\nspec: {locking_mode: best_effort}\n"
                        + "---\nkind: cluster_name\nspec: {cluster_name: from-resource}\n")
                .settings();
        assertThat(beside.name()).isEqualTo("from-resource");
        assertThat(beside.lockMode()).isEqualTo(LockMode.BEST_EFFORT);
        assertThat(beside.sessionMfa()).isFalse();
    }

    @Test
    void nothingGivesTeleportsDefaults() {
        assertThat(catalog("").settings()).isEqualTo(ClusterSettings.DEFAULT);
        assertThat(catalog("---\n# only a comment\n---\n").roles()).isEmpty();
    }

    @Test
    void resourcesOfSeveralFilesKeepTheirOrderAndTheirPlaces() {
        CatalogReading reading = new CatalogReader()
                .read(List.of(
                        new SourceFile("b.yaml", "kind: user\nmetadata: {name: bob}"),
                        new SourceFile(
                                "a.yaml",
                                "kind: user\nmetadata: {name: ann}\n---\nkind: user\nmetadata: {name: bob}")));
        assertThat(reading.catalog().users()).extracting(StoredUser::name).containsExactly("bob", "ann");
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("a.yaml:5:18: error[P316]: the user `bob` is written twice, first at b.yaml:2:18");
    }

    @Test
    void anAliasIsAsGoodAsTheValueThatItNames() {
        Role role = role("""
                kind: role
                version: v7
                metadata: {name: r}
                spec:
                  allow: {logins: &all [root, &one ops]}
                  deny: {logins: *all, db_users: [*one]}
                """);
        assertThat(texts(role.deny().principals(Principal.LOGINS))).containsExactly("root", "ops");
        assertThat(texts(role.deny().principals(Principal.DB_USERS))).containsExactly("ops");
    }

    @Test
    void everyFieldThatTeleportKnowsIsReadWithoutAWarning() {
        assertThat(new CatalogReader()
                        .read(List.of(new SourceFile("full.yaml", FullRole.TEXT)))
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void notesAndDocumentsAreKeptForThoseWhoAsk() {
        List<SourceFile> files = List.of(new SourceFile("full.yaml", FullRole.TEXT));
        CatalogReading plain = new CatalogReader().read(files);
        assertThat(plain.notes()).isEmpty();
        assertThat(plain.documents()).isEmpty();
        CatalogReading full = new CatalogReader(Extra.NOTES, Extra.DOCUMENTS).read(files);
        assertThat(full.notes()).extracting(Diagnostic::severity).containsOnly(Severity.NOTE);
        assertThat(full.diagnostics()).isEmpty();
        assertThat(full.catalog()).usingRecursiveComparison().isEqualTo(plain.catalog());
        assertThat(full.documents())
                .extracting(Document::kind)
                .containsExactly(Kind.ROLE, Kind.CLUSTER_AUTH_PREFERENCE, Kind.CLUSTER_NETWORKING_CONFIG, Kind.USER);
        assertThat(full.document(Kind.ROLE, "full").map(Document::place))
                .contains(full.catalog().roles().get(0).place());
        assertThat(full.document(Kind.ROLE, "other")).isEmpty();
        assertThat(full.document(Kind.CLUSTER_AUTH_PREFERENCE, "")).isPresent();
    }

    private static Role roleWithMfa(String word) {
        return role(
                "kind: role\nversion: v7\nmetadata: {name: r}\nspec: {options: {require_session_mfa: " + word + "}}");
    }

    private static Role role(String text) {
        return only(catalog(text).roles());
    }

    private static Catalog catalog(String text) {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("f.yaml", text)));
        assertThat(reading.accepted()).as(reading.diagnostics().toString()).isTrue();
        return reading.catalog();
    }

    private static List<String> texts(List<Fragment> fragments) {
        return fragments.stream().map(Fragment::text).toList();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
