package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.role.Principal;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceReaderTest {
    @ParameterizedTest
    @CsvSource({
        "v1, TeleportRole, V5",
        "v4, TeleportRole, V5",
        "v5, TeleportRole, V5",
        "v6, TeleportRole, V6",
        "v8, TeleportRole, V8",
        "v1, TeleportRoleV6, V6",
        "v5, TeleportRoleV7, V7",
        "v9, TeleportRoleV7, V7",
        "v1, TeleportRoleV8, V8"
    })
    void theVersionOfARoleIsInItsKindOrElseInItsApiVersion(String apiVersion, String kind, RoleVersion version) {
        assertThat(only(catalog(custom(apiVersion, kind, "{}")).roles()).version())
                .isEqualTo(version);
    }

    @Test
    void readsARoleAsTeleportsOwnFormIsRead() {
        String spec = """
                {allow: {logins: [root], node_labels: {env: '*'}, rules: [{resources: [lock], verbs: [read]}]},
                 deny: {db_users: [admin]}, options: {lock: strict, require_session_mfa: true}}""";
        Role custom = only(catalog(custom("v1", "TeleportRoleV7", spec)).roles());
        Role teleports = only(catalog("kind: role\nversion: v7\nmetadata: {name: x}\nspec: " + spec)
                .roles());
        assertThat(custom)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .isEqualTo(teleports);
    }

    @Test
    void everyTextOfARoleHasItsPlace() {
        Role role = only(catalog(custom("v1", "TeleportRoleV7", "{allow: {logins: ['a']}}"))
                .roles());
        assertThat(role.allow().principals(Principal.LOGINS).get(0).place().text())
                .isEqualTo("'a'");
        assertThat(role.place().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"v1, TeleportLockV2", "v2, TeleportLock"})
    void readsLocks(String apiVersion, String kind) {
        Lock lock =
                only(catalog(custom(apiVersion, kind, "{target: {user: ann}}")).locks());
        assertThat(lock.name()).isEqualTo("x");
        assertThat(lock.target().fields()).isEqualTo(Map.of(TargetField.USER, "ann"));
    }

    @Test
    void readsUsersWithTheLabelsThatKubernetesKeeps() {
        StoredUser user = only(catalog("""
                        apiVersion: resources.teleport.dev/v2
                        kind: TeleportUser
                        metadata: {name: ann, namespace: teleport, labels: {team: a}, annotations: {team: b}}
                        spec: {roles: [dev], traits: {logins: [root]}}
                        status: {conditions: [{type: SuccessfullyReconciled, status: "True"}]}
                        """).users());
        assertThat(user.labels()).isEqualTo(Map.of("team", "a"));
        assertThat(user.roles()).containsExactly("dev");
    }

    @Test
    void readsTrustedClusters() {
        String spec = "{enabled: true, role_map: [{remote: dev, local: [dev]}]}";
        assertThat(catalog(custom("v1", "TeleportTrustedClusterV2", spec))
                        .settings()
                        .roleMap())
                .hasSize(1);
    }

    @Test
    void metadataOfKubernetesEndNoLock() {
        CatalogReading reading = read("""
                apiVersion: resources.teleport.dev/v1
                kind: TeleportLockV2
                metadata: {name: l, expires: "2020-01-01T00:00:00Z"}
                spec: {target: {user: ann}}
                """);
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("`expires` is not a field of Kubernetes metadata");
        assertThat(only(reading.catalog().locks()).end()).isEqualTo(Instant.MAX);
    }

    @Test
    void aVersionThatIsNotSupportedIsAnError() {
        assertThat(read(custom("v1", "TeleportRoleV9", "{}")).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f.yaml:2:7: error[P310]: role version \"v9\" is not supported");
        assertThat(read(custom("v11", "TeleportRole", "{}")).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("f.yaml:1:13: error[P310]: role version \"v11\" is not supported");
    }

    @ParameterizedTest
    @CsvSource({
        "v1, TeleportRollV7, did you mean `TeleportRoleV7`?",
        "v1, role, did you mean `TeleportRole`?",
        "v1, Role, did you mean `TeleportRole`?",
        "v1, TelportRoleV7, did you mean `TeleportRoleV7`?",
        "v1, TeleportBotV1, ''"
    })
    void unknownKindsArePassedOverWithTheNearestName(String apiVersion, String kind, String help) {
        CatalogReading reading = read(custom(apiVersion, kind, "{}"));
        assertThat(reading.accepted()).isTrue();
        assertThat(only(reading.diagnostics()).help()).isEqualTo(help);
    }

    @Test
    void aCustomResourceThatDoesNotSaySoIsTold() {
        assertThat(only(read("kind: TeleportRoleV7\nmetadata: {name: r}").diagnostics())
                        .help())
                .isEqualTo("add `apiVersion: resources.teleport.dev/v1`");
    }

    private static String custom(String apiVersion, String kind, String spec) {
        return "apiVersion: resources.teleport.dev/" + apiVersion + "\nkind: " + kind + "\nmetadata: {name: x}\nspec: "
                + spec;
    }

    private static Catalog catalog(String text) {
        CatalogReading reading = read(text);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.catalog();
    }

    private static CatalogReading read(String text) {
        return new CatalogReader().read(List.of(new SourceFile("f.yaml", text)));
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
