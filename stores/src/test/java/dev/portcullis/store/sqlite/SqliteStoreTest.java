package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreContract;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("store.db");
    }

    @Override
    protected Store open() {
        return SqliteStore.open(path());
    }

    @Test
    void keepsWhatWasWrittenWhenItIsOpenedAgain() {
        StoreToken written;
        try (Store first = open()) {
            written = first.put(LOCK, "one", Precondition.ANY);
        }
        try (Store second = open()) {
            assertThat(second.snapshot().token()).isEqualTo(written);
            assertThat(second.snapshot().resources()).containsExactly(new StoredResource(LOCK, "one", 1));
        }
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws IOException {
        try (SqliteStore store = SqliteStore.open(path())) {
            store.put(LOCK, "one", Precondition.ANY);
            store.backup(folder.resolve("copy.db"));
            for (String name : List.of("store.db", "store.db-wal", "store.db-shm", "copy.db")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aTailGoesOnAfterTheFileWasOpenedAgain() throws InterruptedException {
        StoreToken seen;
        try (Store first = open()) {
            seen = first.put(LOCK, "one", Precondition.ANY);
            first.put(LOCK, "two", Precondition.ANY);
        }
        try (Store second = open();
                Tail tail = second.tail(seen)) {
            assertThat(changes(tail, 1)).hasSize(1);
        }
    }

    @Test
    void twoOpenersOfOneFileSeeEachOthersWrites() throws InterruptedException {
        try (Store first = open();
                Store second = open();
                Tail tail = first.tail(first.snapshot().token())) {
            second.put(LOCK, "one", Precondition.ABSENT);
            assertThat(changes(tail, 1)).hasSize(1);
            assertThatThrownBy(() -> first.put(LOCK, "two", Precondition.ABSENT))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("lock/l already exists");
        }
    }

    @Test
    void aTailThatIsTooFarBehindHasAGap() throws SQLException {
        try (Store store = open();
                Tail tail = store.tail(store.snapshot().token())) {
            store.put(LOCK, "one", Precondition.ANY);
            store.put(LOCK, "two", Precondition.ANY);
            change("DELETE FROM change WHERE revision = 1");
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
        }
    }

    @Test
    void onlyTheLatestChangesAreKept() throws SQLException, InterruptedException {
        try (Store store = open()) {
            StoreToken start = store.snapshot().token();
            change("UPDATE history SET revision = " + SqliteStore.HISTORY);
            change("INSERT INTO change VALUES (1, 'lock', 'l', 'x', 0)");
            store.put(LOCK, "document", Precondition.ANY);
            assertThat(count("SELECT count(*) FROM change")).isEqualTo(1);
            try (Tail tail = store.tail(start)) {
                assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
            }
        }
    }

    @Test
    void aNewHistoryIsAGapForThoseWhoFollowTheOldOne() {
        try (SqliteStore store = SqliteStore.open(path());
                Tail tail = store.tail(store.snapshot().token())) {
            StoreToken before = store.put(LOCK, "one", Precondition.ANY);
            StoreToken after = store.acceptEpoch();
            assertThat(after.epoch()).isNotEqualTo(before.epoch());
            assertThat(store.snapshot().resources()).hasSize(1);
            assertThat(store.snapshot().predecessor()).contains(before.epoch());
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
        }
    }

    @Test
    void aBackupHoldsWhatTheStoreHeld() {
        Path copy = folder.resolve("copy.db");
        try (SqliteStore store = SqliteStore.open(path())) {
            StoreToken token = store.put(LOCK, "one", Precondition.ANY);
            store.backup(copy);
            store.put(LOCK, "two", Precondition.ANY);
            try (Store restored = SqliteStore.open(copy)) {
                assertThat(restored.snapshot().token()).isEqualTo(token);
                assertThat(restored.snapshot().resources()).containsExactly(new StoredResource(LOCK, "one", 1));
            }
            assertThatThrownBy(() -> store.backup(copy)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void everyCommitIsSynchronized() throws SQLException {
        try (Connection connection = new SqliteFile(path()).open()) {
            assertThat(SqliteFile.number(connection, "PRAGMA synchronous")).isEqualTo(2);
        }
        assertThat(count("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"))
                .isEqualTo(1);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path())) {
            return SqliteFile.number(connection, query);
        }
    }
}
