package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
class LockCommandTest {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void fillTheStore() {
        file = folder.resolve("locks.db");
        put("user", "ann", "spec: {roles: [locksmith, dev]}");
        put("user", "bob", "spec: {roles: [dev]}");
        put(
                "role",
                "locksmith",
                "spec: {allow: {rules: [{resources: [lock], verbs: [list, create, read, update, delete]}]}}");
        put("role", "dev", "spec: {allow: {logins: [root], node_labels: {'*': '*'}}}");
    }

    @Test
    void makesALock() {
        CommandLineRun run = lock("--as", "ann", "--user", "bob", "--ttl", "10h", "--message", "Call security.");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("Created a lock with name \"" + UUID + "\"\\.\n");
        String name = name(run);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        undo -> assertThat(undo)
                                .isEqualTo("in force now, until 2026-01-05 19:00:00 UTC (in 10h); to undo:"
                                        + " portcullis unlock --store sqlite:" + file + " " + name),
                        token -> assertThat(token).matches("token: " + "[0-9a-f-]+:5"));
        assertThat(document(name).replace("'" + name + "'", name)).isEqualTo("""
                kind: lock
                version: v2
                metadata:
                  name: %s
                spec:
                  target:
                    user: bob
                  message: Call security.
                  expires: '2026-01-05T19:00:00Z'
                  created_at: '2026-01-05T09:00:00Z'
                  created_by: ann
                """.formatted(name));
    }

    @Test
    void aMadeLockDecides() throws IOException {
        CommandLineRun run = lock("--user", "bob", "--message", "Call security.");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), document(name(run)));

        CommandLineRun decision = CommandLineRun.withInput(
                "{user: bob, roles: [], action: connect, resource: {kind: node}, login: root}",
                Set.of(),
                "decide",
                "--policy",
                policy.toString());

        assertThat(decision.out()).startsWith("DENY  lock targeting User:\"bob\" is in force: Call security.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--user, USER",
        "--role, ROLE",
        "--login, LOGIN",
        "--mfa-device, MFA_DEVICE",
        "--windows-desktop, WINDOWS_DESKTOP",
        "--linux-desktop, LINUX_DESKTOP",
        "--access-request, ACCESS_REQUEST",
        "--device, DEVICE",
        "--server-id, SERVER_ID",
        "--bot-instance-id, BOT_INSTANCE_ID",
        "--join-token, JOIN_TOKEN"
    })
    void knowsTheFlagsOfTctl(String flag, TargetField field) {
        CommandLineRun run = lock(flag + "=x y\"z");

        assertThat(run.exitCode()).isZero();
        assertThat(stored(name(run)).target().fields()).isEqualTo(Map.of(field, "x y\"z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "123", "null", "~", " a ", "a: b", "- a", "#x", "'", "a\nb", "zoë", "{{x}}", "\t", "@", "\\"
            })
    void writesAnyNameSoThatItReadsBack(String user) {
        CommandLineRun run = lock("--user", user, "--message", user);

        Lock lock = stored(name(run));
        assertThat(lock.target().fields()).isEqualTo(Map.of(TargetField.USER, user));
        assertThat(lock.message()).isEqualTo(user);
    }

    @Test
    void takesAnEnd() {
        assertThat(stored(name(lock("--user", "bob", "--expires", "2026-01-06T10:00:00+01:00")))
                        .expires())
                .isEqualTo(Instant.parse("2026-01-06T09:00:00Z"));
        assertThat(stored(name(lock("--login", "root"))).expires()).isEqualTo(Instant.MAX);
    }

    @Test
    void takesAName() {
        assertThat(lock("--user", "bob", "--name", "incident-42").out())
                .isEqualTo("Created a lock with name \"incident-42\".\n");

        CommandLineRun again = lock("--user", "ann", "--name", "incident-42");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("portcullis: lock \"incident-42\" already exists\n");
        assertThat(stored("incident-42").target().fields()).containsEntry(TargetField.USER, "bob");
    }

    @Test
    void tellsProgramsTheToken() {
        JsonNode receipt = JsonMapper.shared()
                .readTree(lock("--user", "bob", "--name", "l", "-o", "json").out());

        assertThat(receipt.path("written").path(0).toString())
                .isEqualTo("{\"kind\":\"lock\",\"name\":\"l\",\"outcome\":\"created\"}");
        assertThat(receipt.path("token").stringValue()).endsWith(":5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--user bob --ttl 1h --expires 2026-01-06T09:00:00Z | use only one of --expires and --ttl",
                "--message x                      | at least one target field must be set",
                "--user=                          | --user must not be empty",
                "--user= --labels env=prod        | --user must not be empty",
                "--user bob --mfa-device=         | --mfa-device must not be empty",
                "--user bob --name=               | --name must not be empty",
                "--user bob --labels=             | --labels must not be empty",
                "--user bob --expression=         | --expression must not be empty",
                "--user bob --expires tomorrow    | --expires: `tomorrow` is not a timestamp; write it like"
                        + " `2026-01-05T09:00:00Z` or `2026-01-05T09:00:00+01:00`",
                "--user bob --ttl 10d             | --ttl: `10d` is not a duration; there is no unit for days; write `24h`",
                "--user bob --ttl 0               | --ttl: a lock lasts longer than nothing",
                "--user bob --ttl=-1h             | --ttl: a lock lasts longer than nothing",
                "--user bob --labels env          | --labels: `env` is not a label like env=prod"
            })
    void refusesWhatIsNoLock(String arguments, String message) {
        CommandLineRun run = lock(arguments.split(" "));

        assertThat(run).isEqualTo(new CommandLineRun(2, "", "portcullis: " + message + "\n"));
        assertThat(locks()).isEmpty();
    }

    @Test
    void refusesAStoreThatIsNotThere() {
        CommandLineRun run = CommandLineRun.of("lock", "--store", "sqlite:" + folder.resolve("no.db"), "--user", "bob");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("portcullis: there is no " + folder.resolve("no.db") + "\n");
        assertThat(folder.resolve("no.db")).doesNotExist();
    }

    @Test
    void refusesToLockOutTheLastWhoMayDeleteLocks() {
        CommandLineRun run = lock("--role", "locksmith");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                portcullis: nobody would be left who may delete locks; now "ann" may; whoever holds the store can still remove the lock
                portcullis: no lock was made; give --force to make it all the same
                """);
        assertThat(locks()).isEmpty();
        assertThat(lock("--role", "locksmith", "--force").exitCode()).isZero();
        assertThat(locks()).hasSize(1);
    }

    @Test
    void refusesALockThatIsOver() {
        CommandLineRun run = lock("--user", "bob", "--expires", "2026-01-05T08:59:59Z");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("portcullis: the lock is never in force: it is over already\n");
        assertThat(locks()).isEmpty();
    }

    @Test
    void warnsOfATypoAndOfLockingOneselfOut() {
        assertThat(lock("--as", "bob", "--user", "bobb", "--login", "root", "--name", "l")
                        .err())
                .startsWith("""
                        portcullis: warning: the lock keeps out whoever meets any one of its targets; give --match any if that is meant, or --match all
                        portcullis: warning: there is no known user "bobb"; did you mean `bob`?
                        """);
        assertThat(lock("--as", "bob", "--user", "bob").err())
                .startsWith("portcullis: warning: the lock keeps you out, as user \"bob\"\n");
    }

    @Test
    void aDryRunMakesNothing() {
        CommandLineRun run = lock("--user", "bob", "--ttl", "90m", "--name", "l", "--dry-run");

        assertThat(run).isEqualTo(new CommandLineRun(0, """
                lock "l" targeting User:"bob"
                  in force  now, until 2026-01-05 10:30:00 UTC (in 1h30m)
                  users     1 of 2 known: bob
                  sessions  none are known here; --sessions tells of some
                """, ""));
        assertThat(locks()).isEmpty();
        assertThat(lock("--role", "locksmith", "--dry-run").exitCode()).isEqualTo(1);
    }

    @Test
    void sessionsThatCannotBeReadKeepNoLockFromBeingMade() {
        CommandLineRun run = lock("--user", "bob", "--name", "l", "--sessions", "none.yaml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("portcullis: warning: ", "; which sessions the lock ends is not told\n");
        assertThat(locks()).hasSize(1);
        assertThat(lock("--user", "bob", "--dry-run", "--sessions", "none.yaml").exitCode())
                .isEqualTo(2);
    }

    @Test
    void takesAllThatALockCanSay() {
        CommandLineRun run = lock(
                "--user",
                "bob",
                "--login",
                "root",
                "--match",
                "all",
                "--labels",
                "env=prod,env=stage,team=db",
                "--starts",
                "2026-01-05T10:00:00Z",
                "--sessions-started-before",
                "now",
                "--name",
                "l",
                "--as",
                "ann");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("in force from 2026-01-05 10:00:00 UTC (in 1h), without end; to undo: ");
        assertThat(document("l")).isEqualTo("""
                kind: lock
                version: v2
                metadata:
                  name: l
                spec:
                  target:
                    user: bob
                    login: root
                    labels:
                      env:
                      - prod
                      - stage
                      team: db
                  match: all
                  starts: '2026-01-05T10:00:00Z'
                  sessions_started_before: '2026-01-05T09:00:00Z'
                  created_at: '2026-01-05T09:00:00Z'
                  created_by: ann
                """);
        assertThat(stored("l").targeting()).isEqualTo("User:\"bob\" Login:\"root\" Labels:\"env=prod,stage team=db\"");
    }

    @Test
    void lastsFromItsStartOn() {
        CommandLineRun run =
                lock("--user", "bob", "--starts", "2027-01-01T00:00:00Z", "--ttl", "1h", "--name", "later");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(document("later")).contains("expires: '2027-01-01T01:00:00Z'");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " ", " , ,"})
    void refusesLabelsThatNameNone(String labels) {
        CommandLineRun run = lock("--user", "bob", "--labels", labels);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("portcullis: --labels names no label\n");
        assertThat(locks()).isEmpty();
    }

    @Test
    void saysWhomALockWithTermsKeepsOut() {
        CommandLineRun run = lock(
                "--user",
                "bob",
                "--login",
                "root",
                "--match",
                "all",
                "--sessions-started-before",
                "now",
                "--name",
                "l",
                "--dry-run");

        assertThat(run.out()).isEqualTo("""
                lock "l" targeting User:"bob" Login:"root"
                  in force  now, without end
                  match     all of it must hold
                  only      who logged in before 2026-01-05 09:00:00 UTC (now)
                  users     1 of 2 known: bob (in part)
                  sessions  none are known here; --sessions tells of some
                """);
    }

    @Test
    void aNewLoginIsNotLockedOut() {
        assertThat(lock("--role", "locksmith", "--sessions-started-before", "now")
                        .exitCode())
                .isZero();
    }

    @Test
    void underlinesWhatIsWrongInAnExpression() {
        CommandLineRun run = lock("--expression", "user.nmae == \"bob\"");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("error[P201]", "^~~~", "did you mean `user.name`?");
        assertThat(locks()).isEmpty();
    }

    @Test
    void takesTimesInAnyCentury() {
        CommandLineRun run = lock("--user", "bob", "--expires", "9999-12-31T23:59:59Z");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("years)");
    }

    @Test
    void takesAnAtSignAsPartOfAName() throws IOException {
        Files.writeString(Path.of("target", "at-file"), "bob");

        assertThat(lock("--user", "@target/at-file", "--dry-run").out()).contains("@target/at-file");
    }

    @Test
    void refusesArgumentsThatWereNotReadAsTheyWereWritten() {
        CommandLineRun run = lock("--user", "zo\uFFFD");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("set LC_ALL=C.UTF-8");
        assertThat(locks()).isEmpty();
    }

    @Test
    void refusesALabelWhosePatternIsRefused() {
        CommandLineRun run = lock("--user", "bob", "--labels", "env=^(stag$");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[P501]");
        assertThat(locks()).isEmpty();
    }

    @Test
    void refusesOneMoreThanCanBeTriedOnEveryRequest() {
        for (int number = 0; number < Lock.MOST_WITHOUT_ANCHOR; number++) {
            put("lock", "l" + number, "spec: {target: {labels: {env: prod}}}");
        }

        CommandLineRun run = lock("--labels", "env=stage");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there are 100 locks already that must be tried on every request");
        assertThat(locks()).hasSize(Lock.MOST_WITHOUT_ANCHOR);
        put("lock", "too-many", "spec: {target: {labels: {env: prod}}}");
        assertThat(lock("--user", "bob").exitCode()).isZero();
    }

    @Test
    void usersMayBeInFilesBesideTheStore() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("users.yaml"),
                "kind: user\nversion: v2\nmetadata: {name: carol}\nspec: {roles: [dev]}\n");

        assertThat(lock("--policy", policy.toString(), "--role", "dev", "--force", "--dry-run")
                        .out())
                .contains("users     3 of 3 known: carol, ann, bob");
    }

    @Test
    void locksAlthoughThePolicyIsBroken() {
        put("role", "broken", "spec: {allow: {rules: 7}}");

        CommandLineRun run = lock("--user", "bob");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith(
                        "portcullis: the policy has errors, so this preview may be incomplete; see portcullis check\n");
        assertThat(locks()).hasSize(1);
    }

    private CommandLineRun lock(String... arguments) {
        return CommandLineRun.of(Stream.concat(Stream.of("lock", "--store", "sqlite:" + file), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String name(CommandLineRun run) {
        assertThat(run.out()).as(run.err()).contains("\"");
        return run.out().split("\"", 3)[1];
    }

    private void put(String kind, String name, String rest) {
        try (Store store = SqliteStore.open(file)) {
            store.put(
                    new ResourceKey(kind, name),
                    "kind: " + kind + "\nversion: " + (kind.equals("role") ? "v7" : "v2") + "\nmetadata: {name: " + name
                            + "}\n" + rest + "\n",
                    Precondition.ABSENT);
        }
    }

    private List<StoredResource> locks() {
        try (Store store = SqliteStore.open(file)) {
            return store.snapshot().resources().stream()
                    .filter(resource -> resource.key().kind().equals("lock"))
                    .toList();
        }
    }

    private String document(String name) {
        return locks().stream()
                .filter(lock -> lock.key().name().equals(name))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private Lock stored(String name) {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("stored.yaml", document(name))));
        assertThat(reading.accepted()).isTrue();
        return reading.catalog().locks().get(0);
    }
}
