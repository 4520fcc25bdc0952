package dev.portcullis.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern.Duplicate;
import dev.portcullis.preview.Concern.LocksEverything;
import dev.portcullis.preview.Concern.LocksOutCaller;
import dev.portcullis.preview.Concern.LocksOutTheLast;
import dev.portcullis.preview.Concern.NeverInForce;
import dev.portcullis.preview.Concern.UnknownTarget;
import dev.portcullis.preview.LockedUser.Extent;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockPreviewTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private static final String CATALOG = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: [locksmith, dev]}
            ---
            kind: user
            version: v2
            metadata: {name: bob}
            spec: {roles: [locksmith]}
            ---
            kind: user
            version: v2
            metadata: {name: carol}
            spec: {roles: [dev, contractor]}
            ---
            kind: role
            version: v7
            metadata: {name: locksmith}
            spec: {allow: {rules: [{resources: [lock], verbs: [list, create, read, update, delete]}]}}
            ---
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [root, ubuntu], node_labels: {'*': '*'}}}
            """;

    private static final List<OpenSession> SESSIONS = List.of(
            session("s1", "{user: ann, action: connect, resource: {kind: node, server_id: h-1}, login: root}"),
            session("s2", "{user: ann, action: connect, resource: {kind: db, name: orders}, db_user: ann}"),
            session("s3", "{user: carol, action: connect, resource: {kind: node, server_id: h-2}, login: ubuntu}"),
            session("s4", "{user: dave, roles: [guest], action: connect, resource: {kind: node}, login: root}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{user: ann}                | s1 s2",
                "{role: dev}                | s1 s2 s3",
                "{role: guest}              | s4",
                "{login: root}              | s1 s4",
                "{server_id: h-2}           | s3",
                "{server_id: h-2.localhost} | s3",
                "{user: carol, login: root} | s1 s3 s4",
                "{role: locksmith}          | s1 s2",
                "{mfa_device: d-9}          | ''"
            })
    void namesTheSessionsThatALockEnds(String target, String names) {
        assertThat(preview(target).sessions().names())
                .containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{user: ann}                     | ann",
                "{role: dev}                     | ann carol",
                "{user: bob, role: contractor}   | bob carol",
                "{user: ann, login: root}        | ann",
                "{login: root}                   | ''",
                "{user: nobody}                  | ''"
            })
    void namesTheUsersWhomALockKeepsOut(String target, String names) {
        List<LockedUser> users = preview(target).users();

        assertThat(users.stream().map(locked -> locked.user().name()))
                .containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
        assertThat(users).allMatch(locked -> locked.extent() == Extent.ALL);
    }

    @Test
    void aLockOfLabelsAloneKeepsEverybodyOutOfSomething() {
        Surroundings surroundings = surroundings("");

        assertThat(LockPreview.of(lock("{labels: {env: prod}}"), surroundings).users())
                .hasSize(surroundings.users().size())
                .allMatch(locked -> locked.extent() == Extent.SOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{role: locksmith}", "{role: locksmith, login: root}"})
    void objectsToLockingOutEverybodyWhoMayDeleteLocks(String target) {
        LockPreview preview = preview(target);

        assertThat(preview.objects()).isTrue();
        assertThat(preview.concerns()).containsExactly(new LocksOutTheLast(List.of("ann", "bob")));
        assertThat(preview.concerns().get(0).message())
                .isEqualTo("nobody would be left who may delete locks; now \"ann\" and \"bob\" may");
    }

    @Test
    void objectsToLockingEverybodyOutOfEverything() {
        assertThat(preview("{labels: {'*': '*'}}").concerns()).containsExactly(new LocksEverything());
        assertThat(preview("{labels: {'*': '*'}}").objects()).isTrue();
        assertThat(preview("{labels: {env: '*'}}").objects()).isFalse();
        assertThat(preview("{user: carol}").objects()).isFalse();
    }

    @Test
    void objectsToLockingOutTheLastOneOnly() {
        Surroundings surroundings = surroundings("");

        assertThat(LockPreview.of(lock("{user: ann}"), surroundings).objects()).isFalse();
        assertThat(LockPreview.of(lock("{user: bob}"), surroundings.with(lock("{user: ann}", "first")))
                        .concerns())
                .containsExactly(new LocksOutTheLast(List.of("bob")));
    }

    @Test
    void anExpiredLockLocksNobodyOut() {
        Surroundings surroundings = surroundings("""
                ---
                kind: lock
                metadata: {name: old}
                spec: {target: {user: ann}, expires: '2026-01-05T09:00:00Z'}
                """);

        assertThat(LockPreview.of(lock("{user: bob}"), surroundings).objects()).isFalse();
    }

    @Test
    void replacingALockCountsWithoutTheOneBefore() {
        Surroundings surroundings = surroundings("").with(lock("{user: ann}", "same"));

        assertThat(LockPreview.of(lock("{user: bob}", "same"), surroundings).concerns())
                .isEmpty();
        assertThat(LockPreview.of(lock("{user: ann}", "same"), surroundings).concerns())
                .isEmpty();
    }

    @Test
    void doesNotObjectWhereNobodyMayDeleteLocksAnyway() {
        Surroundings surroundings = surroundings("").with(lock("{role: locksmith}", "first"));

        assertThat(LockPreview.of(lock("{user: ann}"), surroundings).concerns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'{user: carol}', carol", "'{role: contractor}', carol", "'{user: eve}', eve"})
    void saysThatTheCallerIsKeptOut(String target, String caller) {
        Surroundings surroundings = new CatalogOf("").surroundings(Optional.of(caller));

        LockPreview preview = LockPreview.of(lock(target), surroundings);

        assertThat(preview.concerns()).contains(new LocksOutCaller(caller));
        assertThat(preview.objects()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{user: anna}       | there is no known user \"anna\"       | did you mean `ann`?",
                "{user: zoe-marie}  | there is no known user \"zoe-marie\"  | ''",
                "{role: deev}       | there is no known role \"deev\"       | did you mean `dev`?",
                "{login: rooot}     | there is no known login \"rooot\"     | did you mean `root`?",
                "{server_id: h-11}  | there is no known server_id \"h-11\"  | did you mean `h-1`?"
            })
    void pointsAtNamesThatNothingGoesBy(String target, String message, String help) {
        assertThat(preview(target).concerns()).singleElement().satisfies(concern -> {
            assertThat(concern).isInstanceOf(UnknownTarget.class);
            assertThat(concern.message()).isEqualTo(message);
            assertThat(concern.help()).isEqualTo(help);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{user: dave}", "{role: guest}", "{login: postgres}", "{mfa_device: d-9}"})
    void doesNotWonderAboutNamesInUseOrUnheardOf(String target) {
        assertThat(preview(target).concerns()).isEmpty();
    }

    @Test
    void namesTheLockThatKeepsOutTheSameAlready() {
        Lock first = lock("{user: carol}", "first");
        Surroundings surroundings = surroundings("").with(first);

        assertThat(LockPreview.of(lock("{user: carol}"), surroundings).concerns())
                .containsExactly(new Duplicate(first));
        assertThat(LockPreview.of(lock("{user: carol, login: root}"), surroundings)
                        .concerns())
                .isEmpty();
    }

    @Test
    void aLockThatEndsEarlierIsNoDuplicate() {
        Surroundings surroundings = surroundings("""
                ---
                kind: lock
                metadata: {name: short}
                spec: {target: {user: carol}, expires: '2026-01-05T10:00:00Z'}
                """);

        assertThat(LockPreview.of(lock("{user: carol}"), surroundings).concerns())
                .isEmpty();
    }

    @Test
    void objectsToALockThatIsOverAlready() {
        LockPreview preview =
                LockPreview.of(lock("{user: carol}, expires: '2026-01-05T09:00:00Z'", "late"), surroundings(""));

        assertThat(preview.from()).isEmpty();
        assertThat(preview.users()).isEmpty();
        assertThat(preview.concerns()).containsExactly(new NeverInForce());
        assertThat(preview.objects()).isTrue();
    }

    private static LockPreview preview(String target) {
        return LockPreview.of(lock(target), surroundings("").running(SESSIONS));
    }

    private static Surroundings surroundings(String more) {
        return new CatalogOf(more).surroundings(Optional.empty());
    }

    private static Lock lock(String target) {
        return lock(target, "new");
    }

    private static Lock lock(String target, String name) {
        String document = "kind: lock\nmetadata: {name: " + name + "}\nspec: {target: " + target + "}\n";
        return read(document).catalog().locks().get(0);
    }

    private static CatalogReading read(String text) {
        return new CatalogReader().read(List.of(new SourceFile("catalog.yaml", text)));
    }

    private static OpenSession session(String name, String request) {
        return surroundings("")
                .opened(
                        name,
                        new RequestReader(NOW, read(CATALOG).catalog())
                                .read(new SourceFile("request.yaml", request))
                                .request()
                                .orElseThrow());
    }

    private record CatalogOf(String more) {
        Surroundings surroundings(Optional<String> caller) {
            return Surroundings.of(read(CATALOG + more).catalog(), caller, NOW);
        }
    }
}
