package dev.portcullis.store.sqlite;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.nio.file.Path;
import java.util.List;

/** A process that writes locks, as many as it is told unless it is killed before, and says of each that it was acknowledged. */
final class LockWriter {
    private LockWriter() {}

    /** The document of a lock that is written under a name; some need more than one page of the file. */
    static String document(String name) {
        return "kind: lock # " + name.repeat(1 + Math.floorMod(name.hashCode(), 100) * 10);
    }

    public static void main(String[] arguments) {
        String round = arguments[1];
        int writes = Integer.parseInt(arguments[2]);
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]))) {
            for (int i = 0; i < writes; i++) {
                String name = round + "-" + i;
                StoreToken token = store.put(new ResourceKey("lock", name), document(name), Precondition.ABSENT);
                System.out.println(List.of(name, token.revision()));
                System.out.flush();
            }
        }
    }
}
