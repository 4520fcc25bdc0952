package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.folder.FolderEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String SOUND = "0 errors, 0 warnings\n";

    @TempDir
    private Path folder;

    @Test
    void checksAgainWhenAFileIsWritten() throws Exception {
        Path file = lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", folder.toString());
        run.awaitOut(SOUND);

        lock("lock.yaml", "{}");
        run.awaitOut("\n1 error, 0 warnings\n");
        assertThat(run.out()).contains(file + ":3:16: error[P310]: at least one target field must be set\n");
        assertThat(run.err()).contains("  changed: " + file + "\n");

        lock("lock.yaml", "{role: r}");
        run.awaitOut("1 error, 0 warnings\n" + SOUND);
        assertThat(run.end()).isZero();
    }

    @Test
    void tellsTheShellWhatTheLastRoundFound() throws Exception {
        lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", folder.toString());
        run.awaitOut(SOUND);

        lock("lock.yaml", "{}");
        run.awaitOut("\n1 error, 0 warnings\n");

        assertThat(run.end()).isEqualTo(1);
    }

    @Test
    void noticesFilesInFoldersThatAreNew() throws Exception {
        lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", folder.toString());
        run.awaitErr("Watching for changes; Ctrl-C ends it.\n");

        Files.createDirectories(folder.resolve("team/locks"));
        lock("team/locks/other.yaml", "{}");

        run.awaitOut("\n1 error, 0 warnings\n");
        run.end();
    }

    @Test
    void noticesAFileThatAnEditorPutsInThePlaceOfAnother() throws Exception {
        Path file = lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", file.toString());
        run.awaitOut(SOUND);

        Path written = lock(".lock.yaml.tmp", "{user: \"\"}");
        Files.setLastModifiedTime(written, Files.getLastModifiedTime(file));
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        run.awaitOut("\n1 error, 0 warnings\n");
        run.end();
    }

    @Test
    void waitsForAPathThatIsGoneToComeBack() throws Exception {
        Path file = lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", file.toString());
        run.awaitOut(SOUND);

        Files.delete(file);
        run.awaitErr("portcullis: there is no " + file + "\n");
        lock("lock.yaml", "{user: u}");

        run.awaitOut(SOUND + SOUND);
        assertThat(run.end()).isZero();
    }

    @Test
    void refusesAPathThatIsNotThereAtFirst() {
        CommandLineRun run = CommandLineRun.of(
                "check", "--watch", folder.resolve("none.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: there is no ");
    }

    @Test
    void takesNoNoticeOfFilesThatAreNoPolicies() throws Exception {
        lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", folder.toString());
        run.awaitErr("Watching for changes; Ctrl-C ends it.\n");

        Files.writeString(folder.resolve("notes.txt"), "to do");
        Files.writeString(folder.resolve(".hidden.yaml"), "kind: lock");
        Files.createDirectory(folder.resolve(".git"));
        lock(".git/index.yaml", "{}");
        lock("second.yaml", "{}");

        run.awaitOut("\n1 error, 0 warnings\n");
        assertThat(run.err())
                .doesNotContain("notes.txt", ".hidden.yaml", ".git")
                .contains("second.yaml");
        run.end();
    }

    @Test
    void writesOneJsonDocumentPerRound() throws Exception {
        lock("lock.yaml", "{user: u}");
        WatchedRun run = WatchedRun.of("check", "--watch", "-o", "json", folder.toString());
        String sound = "{\"errors\":0,\"warnings\":0,\"diagnostics\":[]}\n";
        run.awaitOut(sound);

        lock("lock.yaml", "{user: other}");

        run.awaitOut(sound + sound);
        run.end();
    }

    @Test
    void looksAgainWhereNobodyTellsOfChanges() throws Exception {
        lock("lock.yaml", "{user: u}");
        AtomicInteger rounds = new AtomicInteger();
        WatchedRun run =
                WatchedRun.of(terminal -> new Watch(terminal, () -> List.of(folder), FolderEvents.polling()).run(() -> {
                    terminal.out().println("round " + rounds.incrementAndGet());
                    return rounds.get();
                }));
        run.awaitOut("round 1\n");

        lock("lock.yaml", "{user: other}");

        run.awaitOut("round 2\n");
        assertThat(run.end()).isEqualTo(2);
    }

    private Path lock(String name, String target) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "kind: lock\nmetadata: {name: \"" + name + "\"}\nspec: {target: " + target + "}\n");
    }
}
