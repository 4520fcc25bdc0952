package dev.portcullis.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.ReadingContract;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends ReadingContract {
    @TempDir
    private Path folder;

    @Override
    protected Store open() {
        return DirectoryStore.open(folder);
    }

    @Override
    protected String document(ResourceKey key, String word) {
        return "kind: " + key.kind() + "\nmetadata:\n  name: " + key.name() + "\n  description: " + word + "\n";
    }

    @Override
    protected void write(ResourceKey key, String document) throws IOException {
        Files.writeString(path(key), document);
    }

    @Override
    protected void remove(ResourceKey key) throws IOException {
        Files.delete(path(key));
    }

    private Path path(ResourceKey key) {
        return folder.resolve(key.kind() + "-" + key.name() + ".yaml");
    }

    @Test
    void isOnlyChangedByItsFiles() {
        refused(StoreException.Kind.READ_ONLY, () -> store().put(LOCK, document(LOCK, "one"), Precondition.ANY));
        refused(StoreException.Kind.READ_ONLY, () -> store().delete(LOCK, Precondition.ANY));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNoFolder() {
        assertThatThrownBy(() -> DirectoryStore.open(folder.resolve("missing")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }

    /** Too deep to be looked into; whether there are locks in it is not known. */
    @Test
    @Timeout(30)
    void provesNothingOnceAFolderAppearsThatItCannotRead() throws IOException {
        Path deep = folder;
        for (int i = 0; i < 40; i++) {
            deep = deep.resolve("d");
        }
        assertThat(store().snapshot().provenAt()).isPresent();
        Files.createDirectories(deep);
        while (store().snapshot().provenAt().isPresent()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(store().faults()).isNotEmpty();
    }
}
