package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FirstAdministratorTest {
    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final FirstAdministrator first = new FirstAdministrator(store, List.of());
    private Path callers;
    private Path token;

    @BeforeEach
    void name() {
        callers = folder.resolve("callers.yaml");
        token = folder.resolve("admin.token");
    }

    private CallerServer server() {
        CallerServer server =
                new CallerServer(CallersReader.load(callers).callers().orElseThrow());
        String policy = store.snapshot().resources().stream()
                .map(StoredResource::document)
                .collect(Collectors.joining("\n---\n"));
        server.policy.set(CallerServer.policy(policy));
        return server;
    }

    @Test
    void mayAdministerWithTheTokenInTheFile() throws IOException {
        assertThat(first.isMissing(callers)).isTrue();
        first.make(callers, token, CallerServer.NOW);

        assertThat(first.isMissing(callers)).isFalse();
        try (CallerServer server = server()) {
            assertThat(server.bearing(Files.readString(token).strip()))
                    .isEqualTo("200 admin [ask,watch] as admin[admin]");
            assertThat(Objects.requireNonNull(server.policy.get()).role("admin"))
                    .isPresent();
        }
    }

    @Test
    void leavesFilesThatOnlyTheirOwnerMayRead() throws IOException {
        first.make(callers, token, CallerServer.NOW);

        for (Path file : List.of(callers, token)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(callers))
                .doesNotContain(Files.readString(token).strip());
    }

    @Test
    void overwritesNoToken() throws IOException {
        Files.writeString(token, "somebody else's");

        assertThatThrownBy(() -> first.make(callers, token, CallerServer.NOW))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(token)).isEqualTo("somebody else's");
        assertThat(Files.exists(callers)).isFalse();
    }

    @Test
    void followsNoLinkToWriteAToken() throws IOException {
        Path target = folder.resolve("target");
        Files.createSymbolicLink(token, target);

        assertThatThrownBy(() -> first.make(callers, token, CallerServer.NOW))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.exists(target)).isFalse();
    }

    @Test
    void isNotMissingWhereTheStoreIsInUse() {
        store.put(new ResourceKey("role", "dev"), "kind: role", Precondition.ANY);

        assertThat(first.isMissing(callers)).isFalse();
    }

    @Test
    void isStillMissingAfterAnAttemptThatDidNotEnd() throws IOException {
        Files.writeString(token, "in the way");
        assertThatThrownBy(() -> first.make(callers, token, CallerServer.NOW)).isInstanceOf(IOException.class);
        Files.delete(token);

        assertThat(first.isMissing(callers)).isTrue();
        first.make(callers, token, CallerServer.NOW);
        assertThat(store.snapshot().resources()).hasSize(2);
    }

    @Test
    void leavesOutWhatThePolicyBesideTheStoreHas() throws IOException {
        Path policy = folder.resolve("admin.yaml");
        Files.writeString(policy, "kind: role\nversion: v7\nmetadata: {name: admin}\nspec: {}\n");
        new FirstAdministrator(store, List.of(policy)).make(callers, token, CallerServer.NOW);

        assertThat(store.snapshot().resources())
                .extracting(StoredResource::key)
                .containsExactly(new ResourceKey("user", "admin"));
    }
}
