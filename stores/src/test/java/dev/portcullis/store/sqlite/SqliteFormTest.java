package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as other versions and other programs wrote them. */
class SqliteFormTest {
    private static final ResourceKey LOCK = new ResourceKey("lock", "l");

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("store.db");
    }

    private Store open() {
        return SqliteStore.open(path());
    }

    /** The tables as the first version made them. */
    private void writeFormOne() throws SQLException {
        change("PRAGMA journal_mode = wal");
        change(
                "CREATE TABLE history (epoch TEXT NOT NULL, predecessor TEXT NOT NULL, revision INTEGER NOT NULL) STRICT");
        change("CREATE TABLE resource (kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL,"
                + " revision INTEGER NOT NULL, PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID");
        change(
                "CREATE TABLE change (revision INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT)"
                        + " STRICT");
        change("INSERT INTO history VALUES ('first', '', 3)");
        change("INSERT INTO resource VALUES ('lock', 'l', 'two', 3)");
        change("INSERT INTO change VALUES (1, 'lock', 'l', 'one'), (2, 'lock', 'l', NULL), (3, 'lock', 'l', 'two')");
        change("PRAGMA application_id = " + 0x50727463);
        change("PRAGMA user_version = 1");
    }

    @Test
    void keepsWhatAFileOfTheFirstFormHolds() throws SQLException, InterruptedException {
        writeFormOne();
        StoreToken before = new StoreToken("first", 3);
        try (Store store = open();
                Tail tail = store.tail(before);
                Tail behind = store.tail(before.at(1))) {
            assertThat(store.snapshot().token()).isEqualTo(before);
            assertThat(store.snapshot().resources()).containsExactly(new StoredResource(LOCK, "two", 3));
            assertThatThrownBy(() -> behind.next(Duration.ZERO)).isInstanceOf(GapException.class);
            assertThat(store.put(LOCK, "three", Precondition.at(3))).isEqualTo(before.at(4));
            assertThat(tail.next(Duration.ZERO).changes())
                    .extracting(Change::revision)
                    .containsExactly(4L);
        }
        assertThat(count("PRAGMA user_version")).isEqualTo(Tables.FORM);
        try (Store again = open()) {
            assertThat(again.snapshot().token()).isEqualTo(before.at(4));
        }
    }

    @Test
    void aFileOfTheFirstFormOfSomebodyElseIsLeftAlone() throws SQLException {
        writeFormOne();
        change("PRAGMA application_id = 7");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a store of Portcullis");
        assertThat(count("SELECT count(*) FROM change")).isEqualTo(3);
        assertThat(count("PRAGMA user_version")).isEqualTo(1);
    }

    @Test
    void refusesAFileOfANewerVersion() throws SQLException {
        open().close();
        change("PRAGMA user_version = 3");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was written by a newer version");
    }

    @Test
    void refusesAnotherDatabase() throws SQLException {
        Path foreign = folder.resolve("foreign.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE foreigner (a)");
        }
        assertThatThrownBy(() -> SqliteStore.open(foreign))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a store of Portcullis");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign)) {
            assertThat(SqliteFile.number(connection, "SELECT count(*) FROM sqlite_schema"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path text = folder.resolve("locks.yaml");
        Files.writeString(text, "kind: lock\n".repeat(200));
        assertThatThrownBy(() -> SqliteStore.open(text))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(StoreException.Kind.UNREADABLE))
                .hasMessageContaining("locks.yaml");
        assertThat(text).hasContent("kind: lock\n".repeat(200).trim());
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
