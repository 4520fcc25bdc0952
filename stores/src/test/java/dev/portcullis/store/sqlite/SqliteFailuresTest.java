package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told when the file does not do what it should. */
class SqliteFailuresTest {
    private static final ResourceKey LOCK = new ResourceKey("lock", "l");

    @TempDir
    private Path folder;

    private Path path;
    private SqliteStore store;

    @BeforeEach
    void opensAStoreWithALock() {
        path = folder.resolve("store.db");
        store = SqliteStore.open(path);
        store.put(LOCK, "one", Precondition.ANY);
    }

    @AfterEach
    void closesTheStore() {
        store.close();
    }

    private static void refused(Kind kind, String why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsReplacedWhileItIsOpenIsNotTheStoreAnyMore() throws IOException {
        Path backup = folder.resolve("backup.db");
        store.backup(backup);
        try (Tail tail = store.tail(store.snapshot().token())) {
            Files.move(backup, path, StandardCopyOption.REPLACE_EXISTING);
            String why = path + " is gone, or is another file than the one that was opened";
            refused(Kind.REPLACED, why, () -> tail.next(Duration.ZERO));
            refused(Kind.REPLACED, why, () -> store.snapshot());
            refused(Kind.REPLACED, why, () -> store.tail(store.snapshot().token()));
            refused(Kind.REPLACED, why, () -> store.put(LOCK, "two", Precondition.ANY));
        }
    }

    @Test
    void aFileThatIsDeletedWhileItIsOpenIsNotMadeAnew() throws IOException {
        try (Tail tail = store.tail(store.snapshot().token())) {
            Files.delete(path);
            refused(Kind.REPLACED, " is gone", () -> tail.next(Duration.ZERO));
            refused(Kind.REPLACED, " is gone", () -> store.snapshot());
            refused(Kind.REPLACED, " is gone", () -> store.delete(LOCK, Precondition.ANY));
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatMayOnlyBeReadIsRead() throws IOException {
        store.close();
        assumeThat(path.toFile().setWritable(false) && !Files.isWritable(path))
                .as("a user for whom there are files that may only be read")
                .isTrue();
        store = SqliteStore.open(path);
        assertThat(store.snapshot().resources()).containsExactly(new StoredResource(LOCK, "one", 1));
        refused(Kind.READ_ONLY, "it may only be read", () -> store.put(LOCK, "two", Precondition.ANY));
    }

    @Test
    void aFullDiskIsUnavailable() throws SQLException {
        SqliteFile file = new SqliteFile(path);
        try (Connection connection = file.open()) {
            SQLException cause = failing(
                    connection,
                    "PRAGMA max_page_count = 1",
                    "INSERT INTO resource VALUES ('lock', 'large', hex(zeroblob(1000000)), 2)");
            refused(Kind.UNAVAILABLE, "cannot be written: the disk is full", () -> {
                throw file.failure("cannot be written", cause);
            });
        }
    }

    @Test
    void aConnectionThatMayOnlyReadIsReadOnly() throws SQLException {
        SqliteFile file = new SqliteFile(path);
        try (Connection connection = file.open()) {
            SQLException cause = failing(connection, "PRAGMA query_only = 1", "DELETE FROM resource");
            refused(Kind.READ_ONLY, "cannot be written: it may only be read", () -> {
                throw file.failure("cannot be written", cause);
            });
        }
    }

    @Test
    void aFileThatOthersWriteToIsUnavailable() throws SQLException {
        SqliteFile file = new SqliteFile(path);
        try (Connection other = file.open();
                Statement writing = other.createStatement();
                Connection connection = file.open()) {
            writing.execute("BEGIN IMMEDIATE");
            SQLException cause = failing(connection, "PRAGMA busy_timeout = 1", "BEGIN IMMEDIATE");
            refused(Kind.UNAVAILABLE, "others wrote to it for longer than 10 seconds", () -> {
                throw file.failure("cannot be written", cause);
            });
            assertThat(store.snapshot().resources()).hasSize(1);
        }
    }

    private static SQLException failing(Connection connection, String before, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(before);
            statement.execute(command);
        } catch (SQLException expected) {
            return expected;
        }
        throw new AssertionError("`" + command + "` did not fail");
    }

    @Test
    void whatFailsWithinAWriteLeavesNothingBehind() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER broken BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'no'); END");
            refused(Kind.UNAVAILABLE, "no", () -> store.put(LOCK, "two", Precondition.ANY));
            assertThat(store.snapshot().resources()).containsExactly(new StoredResource(LOCK, "one", 1));
            assertThat(store.snapshot().token().revision()).isEqualTo(1);
            statement.execute("DROP TRIGGER broken");
        }
        assertThat(store.put(LOCK, "two", Precondition.at(1)).revision()).isEqualTo(2);
    }
}
