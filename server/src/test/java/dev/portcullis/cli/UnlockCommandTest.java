package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class UnlockCommandTest {
    private static final String LISTING = """
            KIND  NAME   TARGET      EXPIRES  MESSAGE
            lock  ann-1  User:"ann"  never
            lock  ann-2  User:"ann"  never    Again.
            """;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void fillTheStore() {
        file = folder.resolve("locks.db");
        put("ann-1", "target: {user: ann}");
        put("ann-2", "target: {user: ann}, message: Again.");
        put("both", "target: {user: ann, login: root}");
        put("bob", "target: {user: bob}, expires: '2026-01-05T09:00:00Z'");
    }

    @Test
    void removesTheLocksOfATarget() {
        CommandLineRun run = unlock("--user", "ann", "--confirm");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("lock \"ann-1\" has been deleted\nlock \"ann-2\" has been deleted\n");
        assertThat(run.err()).contains(LISTING, "\ntoken: ").endsWith(":6\n");
        assertThat(locks()).containsExactly("bob", "both");
    }

    @Test
    void findsATargetThatIsWrittenInAnotherWay() {
        put("ann-3", "target: {user: \"\\x61nn\"}");
        put("ann-4", "target: &whom {user: 'ann'}");

        assertThat(unlock("--user", "ann", "--confirm").exitCode()).isZero();
        assertThat(locks()).containsExactly("bob", "both");
    }

    @Test
    void tellsOfLocksThatNameMore() {
        assertThat(unlock("--user", "ann", "--confirm").err())
                .contains("portcullis: lock \"both\" targets more than that and stays; unlock it by its name\n");
    }

    @Test
    void listsWhatMakesALockLessThanItSeems() {
        put("later", "target: {user: eve}, starts: '2027-01-01T00:00:00Z'");
        put("all", "target: {user: eve, login: root}, match: all");
        put("logins", "target: {user: eve}, sessions_started_before: '2026-01-01T00:00:00Z'");
        put("begun", "target: {user: eve}, starts: '2026-01-01T00:00:00Z'");

        assertThat(unlock("--confirm", "later", "all", "logins", "begun").err()).startsWith("""
                KIND  NAME    TARGET                                               EXPIRES  MESSAGE
                lock  all     User:"eve" Login:"root", all of it                   never
                lock  begun   User:"eve"                                           never
                lock  later   User:"eve", from 2027-01-01T00:00:00Z                never
                lock  logins  User:"eve", only logins before 2026-01-01T00:00:00Z  never
                """);
    }

    @Test
    void removesALockThatNamesExactlyAllOfThem() {
        CommandLineRun run = unlock("--login", "root", "--user", "ann", "--confirm");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("lock \"both\" has been deleted\n");
        assertThat(locks()).containsExactly("ann-1", "ann-2", "bob");
    }

    @Test
    void removesNothingThatNamesMore() {
        CommandLineRun run = unlock("--login", "root", "--confirm");

        assertThat(run).isEqualTo(new CommandLineRun(1, "", """
                portcullis: lock "both" targets more than that and stays; unlock it by its name
                portcullis: no lock targets Login:"root" and nothing else
                """));
        assertThat(locks()).hasSize(4);
    }

    @Test
    void keepsALockWithLabelsThatNobodyNamed() {
        put("prod", "target: {user: bob, labels: {env: prod}}");

        CommandLineRun run = unlock("--user", "bob", "--confirm");

        assertThat(run.out()).isEqualTo("lock \"bob\" has been deleted\n");
        assertThat(run.err()).contains("lock \"prod\" targets more than that and stays");
        assertThat(locks()).contains("prod");
    }

    @Test
    void removesLocksByName() {
        CommandLineRun run = unlock("both", "bob", "--confirm");

        assertThat(run.exitCode()).isZero();
        assertThat(locks()).containsExactly("ann-1", "ann-2");
    }

    @Test
    void removesNothingWhenOneNameIsNotFound() {
        CommandLineRun run = unlock("both", "bobb", "--confirm");

        assertThat(run)
                .isEqualTo(new CommandLineRun(1, "", "portcullis: lock \"bobb\" is not found; did you mean `bob`?\n"));
        assertThat(locks()).hasSize(4);
    }

    @Test
    void removesALockThatCannotBeRead() {
        put("broken", "target: 7");

        assertThat(unlock("broken", "--confirm").out()).isEqualTo("lock \"broken\" has been deleted\n");
        assertThat(locks()).doesNotContain("broken");
    }

    @Test
    void removesLocksThatAreOver() {
        assertThat(unlock("--expired", "--confirm").out()).isEqualTo("lock \"bob\" has been deleted\n");
        assertThat(unlock("--expired", "--confirm").err()).isEqualTo("portcullis: no lock is over\n");
        assertThat(locks()).containsExactly("ann-1", "ann-2", "both");
    }

    @Test
    void asksNobodyWithoutATerminal() {
        CommandLineRun run = unlock("--user", "ann");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(LISTING)
                .endsWith("portcullis: nothing was removed; give --confirm to remove these 2 locks\n");
        assertThat(locks()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"y, 0", "YES, 0", "n, 1", "'', 1", "yep, 1"})
    void asksThePersonAtATerminal(String answer, int exitCode) {
        CommandLineRun run = CommandLineRun.withInput(
                answer + "\n", Set.of(Stream.IN, Stream.ERR), "unlock", "--store", "sqlite:" + file, "bob");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains("Remove this lock? [y/N] ");
        assertThat(locks().contains("bob")).isEqualTo(exitCode == 1);
    }

    @Test
    void refusesAnEmptyTarget() {
        assertThat(unlock("--user=", "--login", "root", "--confirm"))
                .isEqualTo(new CommandLineRun(2, "", "portcullis: --user must not be empty\n"));
        assertThat(locks()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob --user ann", "--expired bob"})
    void wantsOneWayOfSayingWhichLocks(String arguments) {
        CommandLineRun run = unlock(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        2, "", "portcullis: say which locks: either by name, or by what they name, or --expired\n"));
    }

    @Test
    void tellsProgramsTheToken() {
        JsonNode receipt = JsonMapper.shared()
                .readTree(unlock("bob", "--confirm", "-o", "json").out());

        assertThat(receipt.path("written").path(0).toString())
                .isEqualTo("{\"kind\":\"lock\",\"name\":\"bob\",\"outcome\":\"deleted\"}");
        assertThat(receipt.path("token").stringValue()).endsWith(":5");
    }

    private CommandLineRun unlock(String... arguments) {
        return CommandLineRun.of(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("unlock", "--store", "sqlite:" + file),
                        java.util.stream.Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void put(String name, String spec) {
        try (Store store = SqliteStore.open(file)) {
            store.put(
                    new ResourceKey("lock", name),
                    "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n",
                    Precondition.ABSENT);
        }
    }

    private List<String> locks() {
        try (Store store = SqliteStore.open(file)) {
            return store.snapshot().resources().stream()
                    .map(resource -> resource.key().name())
                    .sorted()
                    .toList();
        }
    }
}
