package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the only user who may delete locks. */
@Timeout(60)
class LastUserTest {
    private static final String POLICY = """
            kind: role
            version: v7
            metadata: {name: warden}
            spec: {allow: {rules: [{resources: [lock], verbs: [delete]}]}}
            ---
            kind: user
            version: v2
            metadata: {name: root}
            spec: {roles: [warden]}
            ---
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: [dev]}
            """;
    private static final String LEFT = "portcullis: nobody would be left who may delete locks; now \"root\" may";

    @TempDir
    private Path folder;

    private StoreRun filled() {
        StoreRun store = StoreRun.in(folder);
        assertThat(store.withInput(POLICY, "create", "-").exitCode()).isZero();
        return store;
    }

    @Test
    void isDeletedByForceOnly() {
        StoreRun store = filled();
        CommandLineRun run = store.run("rm", "user/root", "user/ann");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(LEFT + "; give --force to delete it all the same");
        assertThat(store.run("get", "users").out()).contains("root").doesNotContain("ann");
        assertThat(store.run("rm", "--force", "user/root").exitCode()).isZero();
    }

    @Test
    void losesTheRoleByForceOnly() {
        StoreRun store = filled();
        CommandLineRun run = store.run("users", "update", "root", "--set-roles=dev");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(LEFT + "; give --force to change the user all the same");
        assertThat(store.run("users", "update", "root", "--set-roles=warden,dev")
                        .exitCode())
                .isZero();
        assertThat(store.run("users", "update", "root", "--set-roles=dev", "--force")
                        .exitCode())
                .isZero();
    }
}
