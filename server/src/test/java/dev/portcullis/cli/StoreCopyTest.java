package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreCopyTest {
    private static final String POLICY = """
            # who is locked
            kind: lock
            version: v2 # for good
            metadata: {name: "l/1 ä."}
            spec: {target: {user: ann}}
            ---
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [root]}}
            ---
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: [dev]}
            ---
            kind: cluster_auth_preference
            version: v2
            metadata: {name: cluster-auth-preference}
            spec: {locking_mode: strict}
            """;
    private static final String RULES = "rule \"freeze\" for db deny \"no\"  # why\n";

    @TempDir
    Path folder;

    private StoreRun source = new StoreRun(Path.of(""));
    private StoreRun target = new StoreRun(Path.of(""));

    @BeforeEach
    void fill() throws IOException {
        source = StoreRun.in(folder);
        target = new StoreRun(folder.resolve("target.db"));
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Path rules = Files.writeString(folder.resolve("freeze.rules"), RULES);
        assertThat(source.run("create", policy.toString(), rules.toString()).exitCode())
                .isZero();
    }

    private CommandLineRun copy(String from, String to, String... more) {
        String[] words = Stream.concat(Stream.of("store", "copy", from, to), Arrays.stream(more))
                .toArray(String[]::new);
        return CommandLineRun.of("", Set.of(), Map.of(), words);
    }

    private static Map<ResourceKey, String> texts(StoreRun run) {
        return snapshot(run).resources().stream()
                .collect(Collectors.toMap(StoredResource::key, StoredResource::document));
    }

    private static Snapshot snapshot(StoreRun run) {
        try (SqliteStore store = SqliteStore.open(run.file())) {
            return store.snapshot();
        }
    }

    @Test
    void copiesEveryTextAsItIs() {
        CommandLineRun run = copy(source.option(), target.option());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualToNormalizingNewlines("copied 5 resources\nverified: both hold the same 5 resources\n");
        assertThat(texts(target)).isEqualTo(texts(source)).hasSize(5);
        assertThat(texts(target).get(new ResourceKey("rules", "freeze"))).isEqualTo(RULES);
    }

    @Test
    void locksComeFirst() {
        copy(source.option(), target.option());
        assertThat(snapshot(target).resources())
                .filteredOn(resource -> resource.revision() == 1)
                .extracting(resource -> resource.key().kind())
                .containsExactly("lock");
    }

    @Test
    void goesOnWhereItStoppedAndWritesNothingTwice() {
        try (SqliteStore begun = SqliteStore.open(target.file())) {
            texts(source).entrySet().stream()
                    .filter(entry -> entry.getKey().kind().equals("lock"))
                    .forEach(entry -> begun.put(entry.getKey(), entry.getValue(), Precondition.ABSENT));
        }
        assertThat(copy(source.option(), target.option()).out()).startsWith("copied 4 resources, 1 were there already");
        assertThat(snapshot(target).token().revision()).isEqualTo(5);
        assertThat(copy(source.option(), target.option()).out()).startsWith("copied 0 resources, 5 were there already");
        assertThat(snapshot(target).token().revision()).isEqualTo(5);
    }

    @Test
    void leavesATargetAloneThatHoldsSomethingElse() {
        copy(source.option(), target.option());
        try (SqliteStore other = SqliteStore.open(target.file())) {
            other.put(
                    new ResourceKey("user", "bob"),
                    "kind: user\nversion: v2\nmetadata: {name: bob}\n",
                    Precondition.ANY);
            other.put(
                    new ResourceKey("user", "ann"),
                    "kind: user\nversion: v2\nmetadata: {name: ann}\n",
                    Precondition.ANY);
        }
        CommandLineRun refused = copy(source.option(), target.option());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err())
                .isEqualToNormalizingNewlines("portcullis: " + target.option()
                        + " holds something else: user/ann, user/bob; with --replace it does not afterwards\n");
        assertThat(snapshot(target).token().revision()).isEqualTo(7);
        CommandLineRun replaced = copy(source.option(), target.option(), "--replace");
        assertThat(replaced.exitCode()).isZero();
        assertThat(replaced.out())
                .startsWith("copied 0 resources, 4 were there already, 1 were replaced, 1 were deleted");
        assertThat(texts(target)).isEqualTo(texts(source));
    }

    @Test
    void aFolderGetsAFileForEachResourceAndCanBeCopiedBack() throws IOException {
        String files = "dir:" + folder.resolve("files");
        CommandLineRun run = copy(source.option(), files);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("verified: both hold the same 5 resources" + System.lineSeparator());
        assertThat(folder.resolve("files/lock/l%2F1+%C3%A4%2E.yaml")).content().contains("# for good");
        assertThat(folder.resolve("files/freeze.rules")).hasContent(RULES.strip());
        assertThat(copy(source.option(), files).out()).startsWith("copied 0 resources, 5 were there already");
        assertThat(copy(files, target.option()).exitCode()).isZero();
        assertThat(texts(target).keySet()).isEqualTo(texts(source).keySet());
        assertThat(CommandLineRun.of("get", "all", "--store", target.option()).out())
                .contains("l/1 ä.");
    }

    @Test
    void aFolderIsNotWrittenOver() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Path mine = Files.writeString(files.resolve("users.yaml"), POLICY.replace("[dev]", "[ops]"));
        CommandLineRun refused = copy(source.option(), "dir:" + files);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("holds something else: user/ann");
        assertThat(copy(source.option(), "dir:" + files, "--replace").err()).contains("is not changed");
        assertThat(mine).content().contains("[ops]");
    }

    @Test
    void whatCannotBeUnderstoodIsNotCopied() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("broken.yaml"), "kind: [");
        CommandLineRun from = copy("dir:" + files, target.option());
        assertThat(from.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(from.err()).contains("not all that dir:" + files + " holds can be understood");
        assertThat(target.file()).doesNotExist();
        assertThat(copy(source.option(), "dir:" + files).err()).contains("broken.yaml:1:");
        assertThat(copy(source.option(), source.option()).err()).contains("a store is not copied to itself");
        assertThat(copy("sqlite:" + folder.resolve("none.db"), target.option()).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void thousandsAreCopied() {
        List<ResourceKey> keys = IntStream.range(0, 3_000)
                .mapToObj(i -> new ResourceKey("lock", "l" + i))
                .toList();
        try (SqliteStore store = SqliteStore.open(source.file())) {
            keys.forEach(key -> store.put(
                    key,
                    "kind: lock\nversion: v2\nmetadata: {name: " + key.name() + "}\nspec: {target: {user: u}}\n",
                    Precondition.ABSENT));
        }
        assertThat(copy(source.option(), target.option()).out()).contains("both hold the same 3005 resources");
        assertThat(texts(target).keySet()).containsAll(keys);
    }
}
