package dev.portcullis.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.store.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are not as they should be: what was known stays, what is wrong is told, and nothing is proven. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderFaultsTest {
    @TempDir
    private Path parent;

    private Path folder;
    private DirectoryStore store;

    @BeforeEach
    void opensAFolderWithALock() throws IOException {
        folder = Files.createDirectory(parent.resolve("policy"));
        write("a.yaml", lock("one"));
        store = DirectoryStore.open(folder);
        assertHeld("lock/one");
        assertThat(store.snapshot().provenAt()).isPresent();
    }

    @AfterEach
    void closesTheStore() {
        store.close();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String lock(String name) {
        return "kind: lock\nversion: v2\nmetadata:\n  name: " + name + "\nspec:\n  target:\n    user: " + name + "\n";
    }

    private void assertHeld(String... keys) {
        assertThat(store.snapshot().resources())
                .extracting(resource -> resource.key().toString())
                .containsExactlyInAnyOrder(keys);
    }

    private void assertFaults(String... messages) {
        Snapshot snapshot = store.snapshot();
        assertThat(store.faults()).extracting(Diagnostic::toString).hasSize(messages.length);
        for (int i = 0; i < messages.length; i++) {
            assertThat(store.faults().get(i).toString()).contains(messages[i]);
        }
        assertThat(snapshot.provenAt().isEmpty()).isEqualTo(messages.length > 0);
    }

    @Test
    void tellsTheResourcesOfAFileApart() throws IOException {
        write("a.yaml", lock("one") + "---\n# the second\n" + lock("two") + "---\nauth_service:\n  enabled: yes\n");
        write("team/night.rules", "rule \"r\" when true deny\n");
        write("b.json", "{\"kind\":\"cluster_auth_preference\",\"version\":\"v2\",\"spec\":{\"type\":\"local\"}}");
        write(
                "c.yaml",
                "apiVersion: resources.teleport.dev/v1\nkind: TeleportRoleV7\nmetadata: {name: dev}\nspec: {}\n");
        write("cases.yaml", "cases: []\n");
        write("other.yaml", "kind: token\nmetadata: {name: t}\n");
        write(".hidden.yaml", "nonsense");
        write("README.md", "nonsense");
        assertHeld(
                "lock/one",
                "lock/two",
                "configuration/a.yaml",
                "rules/team/night",
                "cluster_auth_preference/cluster-auth-preference",
                "role/dev");
        assertFaults();
    }

    @Test
    void oneChangedResourceOfAFileIsOneChange() throws IOException {
        write("a.yaml", lock("one") + "---\n" + lock("two"));
        long before = store.snapshot().token().revision();
        write("a.yaml", "# only a comment\n" + lock("one") + "---\n" + lock("two") + "  message: m\n");
        assertThat(store.snapshot().token().revision()).isEqualTo(before + 1);
    }

    @Test
    void aFileThatIsNotUnderstoodCountsAsItWas() throws IOException {
        for (String broken : List.of(
                "kind: [lock\n",
                "kind: lock\nmetadata: {}\n",
                "- a list\n",
                "text",
                "name: one\n",
                "apiVersion: resources.teleport.dev/v1\n",
                lock("one") + "---\nkind: lock\nkind: role\nmetadata: {name: x}\n")) {
            write("a.yaml", broken);
            assertHeld("lock/one");
            assertThat(store.snapshot().provenAt()).as(broken).isEmpty();
            assertThat(store.faults())
                    .as(broken)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.place().file().name()).endsWith("a.yaml"));
        }
        write("a.yaml", lock("two"));
        assertHeld("lock/two");
        assertFaults();
    }

    @Test
    void whatOtherFilesSayCountsMeanwhile() throws IOException {
        write("b.yaml", lock("two"));
        write("a.yaml", "kind: [lock\n");
        assertHeld("lock/one", "lock/two");
        Files.delete(folder.resolve("b.yaml"));
        assertHeld("lock/one");
        Files.delete(folder.resolve("a.yaml"));
        assertHeld();
        assertFaults();
    }

    @Test
    void aFileThatIsNoTextOrTooLargeCountsAsItWas() throws IOException {
        Files.write(folder.resolve("a.yaml"), new byte[] {'k', (byte) 0xff, 0x00});
        assertFaults("not text");
        try (FileChannel channel = FileChannel.open(folder.resolve("a.yaml"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(" ".getBytes(StandardCharsets.UTF_8)), 17L << 20);
        }
        assertFaults("larger than 16 MiB");
        Files.delete(folder.resolve("a.yaml"));
        Files.createDirectory(folder.resolve("a.yaml"));
        assertHeld();
        assertFaults();
    }

    @Test
    void ofTwoWithOneNameTheFirstStays() throws IOException {
        write("0.yaml", lock("one") + "  message: another\n");
        assertFaults("the lock `one` is written twice, first at " + folder.resolve("a.yaml") + ":4:9");
        assertThat(store.snapshot().resources())
                .singleElement()
                .satisfies(resource -> assertThat(resource.document()).doesNotContain("another"));
        Files.delete(folder.resolve("a.yaml"));
        assertFaults();
        assertThat(store.snapshot().resources())
                .singleElement()
                .satisfies(resource -> assertThat(resource.document()).contains("another"));
    }

    @Test
    void ofTwoInOneFileTheFirstStays() throws IOException {
        write("a.yaml", lock("one") + "---\n" + lock("one") + "  message: another\n");
        assertFaults("is written twice");
        assertThat(store.snapshot().resources())
                .singleElement()
                .satisfies(resource -> assertThat(resource.document()).doesNotContain("another"));
    }

    @Test
    void nothingIsDeletedWhileTheFolderIsGone() throws IOException {
        Path aside = parent.resolve("aside");
        Files.move(folder, aside);
        assertHeld("lock/one");
        assertFaults("cannot be read: it does not exist");
        Files.move(aside, folder);
        assertHeld("lock/one");
        assertFaults();
    }

    @Test
    void nothingIsDeletedWhileAnotherDiskIsInItsPlace() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeThat(Files.isWritable(memory)).as("a second file system").isTrue();
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
        Path empty = Files.createTempDirectory(memory, "portcullis");
        try (DirectoryStore linked = DirectoryStore.open(link)) {
            Files.delete(link);
            Files.createSymbolicLink(link, empty);
            assertThat(linked.snapshot().resources()).hasSize(1);
            assertThat(linked.snapshot().provenAt()).isEmpty();
            assertThat(linked.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.message()).contains("another file system"));
            Files.delete(link);
            Files.createSymbolicLink(link, folder);
            assertThat(linked.snapshot().provenAt()).isPresent();
            assertThat(linked.faults()).isEmpty();
        } finally {
            Files.delete(empty);
        }
    }

    @Test
    void aLinkThatLeadsNowhereOrInACircleDeletesNothing() throws IOException {
        Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("nothing.yaml"));
        Files.move(folder.resolve("a.yaml"), parent.resolve("a.yaml"));
        assertHeld("lock/one");
        assertFaults("b.yaml");
        Files.delete(folder.resolve("b.yaml"));
        Files.createSymbolicLink(folder.resolve("circle"), folder);
        assertHeld("lock/one");
        assertFaults("the link leads back to a folder that it is in");
        Files.delete(folder.resolve("circle"));
        assertHeld();
        assertFaults();
    }

    @Test
    void linksThatAreSwitchedAreOneChange() throws IOException {
        Path first = Files.createDirectory(parent.resolve("first"));
        Path second = Files.createDirectory(parent.resolve("second"));
        Files.writeString(first.resolve("l.yaml"), lock("before"));
        Files.writeString(second.resolve("l.yaml"), lock("after!"));
        Path data = Files.createSymbolicLink(folder.resolve("..data"), first);
        Files.createSymbolicLink(folder.resolve("l.yaml"), Path.of("..data", "l.yaml"));
        assertHeld("lock/one", "lock/before");
        Path prepared = Files.createSymbolicLink(folder.resolve("..next"), second);
        Files.move(prepared, data, StandardCopyOption.ATOMIC_MOVE);
        assertHeld("lock/one", "lock/after!");
        assertFaults();
    }

    @Test
    void aFileIsNotTakenHalfWritten() throws Exception {
        String text = lock("one") + "---\n" + lock("two");
        SlowWriter writer = new SlowWriter(folder.resolve("a.yaml"), text);
        Thread writing = new Thread(writer);
        writing.start();
        List<List<String>> seen = new ArrayList<>();
        while (writing.isAlive()) {
            seen.add(store.snapshot().resources().stream()
                    .map(resource -> resource.key().name())
                    .toList());
        }
        writing.join();
        assumeThat(writer.longestPause()).isLessThan(FolderCopy.QUIET);
        assertThat(seen).isNotEmpty().allMatch(names -> names.equals(List.of("one")) || names.size() == 2);
        assertHeld("lock/one", "lock/two");
    }

    @Test
    void aFolderThatNeverRestsProvesNothing() throws Exception {
        SlowWriter writer =
                new SlowWriter(folder.resolve("noise.yaml"), lock("noise").repeat(10));
        Thread writing = new Thread(writer);
        writing.start();
        TimeUnit.MILLISECONDS.sleep(100);
        Snapshot snapshot = store.snapshot();
        List<Diagnostic> faults = store.faults();
        boolean restless = writing.isAlive();
        writing.join();
        assumeThat(restless && writer.longestPause().compareTo(FolderCopy.QUIET) < 0)
                .as("a writer that is never held up")
                .isTrue();
        assertThat(snapshot.provenAt()).isEmpty();
        assertThat(snapshot.resources()).hasSize(1);
        assertThat(faults)
                .extracting(Diagnostic::message)
                .containsExactly("`" + folder + "` cannot be read: it keeps changing");
        Files.delete(folder.resolve("noise.yaml"));
        assertFaults();
    }
}
