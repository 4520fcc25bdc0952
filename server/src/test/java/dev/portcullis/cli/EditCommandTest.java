package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EditCommandTest {
    private static final String LOCK = """
            # Until Monday.
            kind: lock
            version: v2
            metadata: {name: l1}
            spec: {target: {user: ann}}
            """;
    private static final Pattern KEPT = Pattern.compile("What was edited is kept in (\\S+)");

    @TempDir
    private Path folder;

    private StoreRun store = new StoreRun(Path.of(""));

    @BeforeEach
    void fillTheStore() {
        store = StoreRun.in(folder);
        assertThat(store.withInput(LOCK, "create", "-").exitCode()).isZero();
    }

    @Test
    void writesWhatTheEditorLeaves() {
        CommandLineRun run = store.editing("sed -i s/ann/bob/", "edit", "lock/l1");

        assertThat(run.out()).isEqualToNormalizingNewlines("lock \"l1\" has been updated\n");
        assertThat(run.err()).containsPattern("^token: [0-9a-f-]+:2\\R$");
        assertThat(run.exitCode()).isZero();
        assertThat(store.run("get", "locks").out()).contains("User:\"bob\"");
    }

    @Test
    void prefersTheVisualEditor() {
        CommandLineRun run = CommandLineRun.of(
                "",
                Set.of(),
                Map.of("VISUAL", "sed -i s/ann/eve/", "EDITOR", "false"),
                "edit",
                "--store",
                store.option(),
                "lock/l1");

        assertThat(run.exitCode()).isZero();
        assertThat(store.run("get", "locks").out()).contains("User:\"eve\"");
    }

    @Test
    void keepsCommentsAndHidesTheTextFromOthers() throws IOException {
        Path seen = folder.resolve("seen");

        CommandLineRun run = store.editing(
                "sh -c 'ls -l \"$1\" > " + seen + "; ls -ld \"$(dirname \"$1\")\" >> " + seen
                        + "; sed -i s/Monday/Friday/ \"$1\"' x",
                "edit",
                "lock/l1");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllLines(seen).get(0)).startsWith("-rw-------");
        assertThat(Files.readAllLines(seen).get(1)).startsWith("drwx------");
        store.editing("sh -c 'cp \"$1\" " + folder + "/text' x", "edit", "lock/l1");
        assertThat(folder.resolve("text")).hasContent(LOCK.replace("Monday", "Friday"));
    }

    @Test
    void changesNothingWhenNothingWasEdited() {
        CommandLineRun run = store.editing("true", "edit", "lock/l1");

        assertThat(run).isEqualTo(new CommandLineRun(0, "", "edit canceled, no changes made" + System.lineSeparator()));
    }

    @Test
    void keepsWhatIsRefused() throws IOException {
        CommandLineRun run = store.editing("sed -i s/user:/usr:/", "edit", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        Path kept = kept(run);
        assertThat(run.err()).contains(kept + ":5:17:", "error[P");
        assertThat(kept).hasContent(LOCK.replace("user:", "usr:"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(store.run("get", "locks").out()).contains("User:\"ann\"");
    }

    @Test
    void refusesATextThatHasLostItsName() {
        CommandLineRun run = store.editing("sed -i s/name:/nmae:/", "edit", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("error[P310]: missing parameter Name\n", "What was edited is kept in ");
        assertThat(store.run("get", "lock/l1").exitCode()).isZero();
    }

    @Test
    void offersToEditAgain() {
        String mends =
                "sh -c 'if grep -q user: \"$1\"; then sed -i s/user:/usr:/ \"$1\"; else sed -i s/usr:/login:/ \"$1\";"
                        + " fi' x";

        CommandLineRun run = CommandLineRun.of(
                "y\n",
                Set.of(Terminal.Stream.values()),
                Map.of("EDITOR", mends),
                "edit",
                "--store",
                store.option(),
                "lock/l1");

        assertThat(run.err()).contains("Edit it again? [y/N] ").doesNotContain("kept");
        assertThat(run.exitCode()).isZero();
        assertThat(store.run("get", "locks").out()).contains("Login:\"ann\"");
    }

    @Test
    void makesThePreferenceThatIsMissing() {
        CommandLineRun run = store.editing("sed -i 's/spec: {}/spec: {locking_mode: strict}/'", "edit", "cap");

        assertThat(run.out()).isEqualToNormalizingNewlines("cluster auth preference has been updated\n");
        assertThat(store.run("get", "cap", "-o", "yaml").out()).contains("locking_mode: strict");
        assertThat(store.run("rm", "cap").out())
                .isEqualToNormalizingNewlines("cluster auth preference has been reset to defaults\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock/l2   | 1 | lock \"l2\" is not found; did you mean `l1`?",
                "locks     | 2 | missing lock name",
                "locks/    | 2 | missing lock name",
                "rules     | 2 | missing rules name",
                "rules/x   | 1 | rules \"x\" is not found",
                "all       | 2 | one resource is meant here, as KIND/NAME",
                "lokc/l1   | 2 | there is no kind `lokc`; did you mean `lock`?"
            })
    void saysWhatCannotBeEdited(String wanted, int exitCode, String complaint) {
        CommandLineRun run = store.editing("false", "edit", wanted);

        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: " + complaint + "\n");
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void refusesAnotherName() {
        CommandLineRun run = store.editing("sed -i s/l1/l2/", "edit", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("portcullis: this must remain lock \"l1\", and nothing else");
        assertThat(kept(run)).exists();
        assertThat(store.run("get", "lock/l2").exitCode()).isEqualTo(1);
    }

    @Test
    void keepsTheTextWhenSomebodyElseWasFaster()
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        Path open = folder.resolve("open");
        Path go = folder.resolve("go");
        String slow = "sh -c 'touch " + open + "; while [ ! -e " + go + " ]; do sleep 0.02; done;"
                + " sed -i s/ann/bob/ \"$1\"' x";
        FutureTask<CommandLineRun> task = new FutureTask<>(() -> store.editing(slow, "edit", "lock/l1"));
        Thread thread = new Thread(task, "editing");
        thread.start();
        while (!Files.exists(open)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        store.withInput(LOCK.replace("ann", "eve"), "create", "-f", "-");
        Files.createFile(go);

        CommandLineRun run = task.get(30, TimeUnit.SECONDS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("portcullis: lock/l1 was changed meanwhile: read at revision 1, now at 2");
        assertThat(kept(run)).hasContent(LOCK.replace("ann", "bob"));
        assertThat(store.run("get", "locks").out()).contains("User:\"eve\"");
    }

    @Test
    void aFailingEditorChangesNothing() {
        CommandLineRun unchanged = store.editing("false", "edit", "lock/l1");

        assertThat(unchanged.exitCode()).isEqualTo(2);
        assertThat(unchanged.err())
                .isEqualToNormalizingNewlines("portcullis: the editor `false` ended with exit code 1\n");

        CommandLineRun changed = store.editing("sh -c 'echo more >> \"$1\"; exit 3' x", "edit", "lock/l1");
        assertThat(changed.err()).contains("ended with exit code 3");
        assertThat(kept(changed)).exists();
        assertThat(store.run("store", "status").out()).contains(":1\n");
    }

    @Test
    void refusesAnEditorThatIsNotThere() {
        CommandLineRun run = store.editing("no-such-editor-2718 2>/dev/null", "edit", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ended with exit code 127");
    }

    @ParameterizedTest
    @CsvSource({"ln -s /etc/passwd", "mkfifo", "mkdir"})
    void followsNoLinkOutOfTheFile(String replace) {
        CommandLineRun run = store.editing("sh -c 'rm \"$1\"; " + replace + " \"$1\"' x", "edit", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not a file any more").doesNotContain("root:");
        assertThat(Files.exists(kept(run), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path where = folder.resolve("where");

        store.editing(
                "sh -c 'echo \"$1\" > " + where + "; cp \"$1\" \"$1~\"; sed -i s/ann/bob/ \"$1\"' x",
                "edit",
                "lock/l1");

        assertThat(Path.of(Files.readString(where).strip()).getParent()).doesNotExist();
    }

    @Test
    void editsFilesOfRules() throws IOException {
        Path rules = Files.writeString(folder.resolve("freeze.rules"), "rule \"frozen\" for db deny\n");
        store.run("create", rules.toString());

        CommandLineRun run = store.editing("sed -i s/deny/terminate/", "edit", "rules/freeze");
        CommandLineRun refused = store.editing("sed -i s/terminate/kill/", "edit", "rules/freeze");

        assertThat(run.out()).isEqualToNormalizingNewlines("rules \"freeze\" has been updated\n");
        assertThat(store.run("get", "rules").out()).contains("terminate");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(kept(refused).toString()).endsWith(".rules");
    }

    @Test
    void opensNoEditorOfATerminalWithoutOne() {
        CommandLineRun run = store.run("edit", "lock/l1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no terminal to edit at").doesNotContain("kept in");
    }

    private static Path kept(CommandLineRun run) {
        Matcher kept = KEPT.matcher(run.err());
        assertThat(kept.find()).as(run.err()).isTrue();
        return Path.of(kept.group(1));
    }
}
