package dev.portcullis.server.caller;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;

/**
 * Who administers a server that was just set up: the user {@code admin} with a role that may do everything with what the store
 * keeps, who has a token in a file. Everything else can be made with it.
 */
public final class FirstAdministrator {
    /** The name of the user, and of the role. */
    public static final String NAME = "admin";

    private static final String ROLE = """
            kind: role
            version: v7
            metadata:
              name: admin
              description: administers everything that the store keeps
            spec:
              allow:
                rules:
                - resources: ['*']
                  verbs: ['*']
            """;

    private static final String USER = """
            kind: user
            version: v2
            metadata:
              name: admin
            spec:
              roles: [admin]
            """;

    private static final List<First> DOCUMENTS =
            List.of(new First(Kind.ROLE, NAME, ROLE), new First(Kind.USER, NAME, USER));

    private final Store store;
    private final List<Path> beside;

    /**
     * @param store of the server
     * @param beside files and folders with a policy beside the store; what they hold is not written to the store
     */
    public FirstAdministrator(Store store, List<Path> beside) {
        this.store = store;
        this.beside = List.copyOf(beside);
    }

    /** Whether nobody can have a say yet: there is no callers file, and nothing in the store but what is made here. */
    public boolean isMissing(Path callers) {
        return !Files.exists(callers, LinkOption.NOFOLLOW_LINKS)
                && store.snapshot().resources().stream()
                        .allMatch(resource -> DOCUMENTS.stream().map(First::key).anyMatch(resource.key()::equals));
    }

    /**
     * Makes the user, the role, and one token.
     *
     * @param callers the callers file, which must not be there yet
     * @param token the file for the token, which must not be there yet; only its owner may read it
     * @throws IOException if one of the files cannot be made
     * @throws StoreException if the store takes no writes
     */
    public void make(Path callers, Path token, Instant now) throws IOException {
        enroll();
        SecretToken secret = SecretToken.create();
        PrivateFile.create(token, secret.reveal() + "\n");
        Grant grant = new Grant(NAME, EnumSet.of(Right.ASK, Right.WATCH), new Acting.Stored(NAME));
        new CallersLedger(callers)
                .add(new StaticToken(
                        secret.id(), secret.hash(), grant, now.truncatedTo(ChronoUnit.SECONDS), Instant.MAX));
    }

    /**
     * Makes the user and the role, where they are missing.
     *
     * @throws StoreException if the store takes no writes
     */
    public void enroll() {
        CatalogReading known = new CatalogReader(Extra.DOCUMENTS).readPaths(beside);
        DOCUMENTS.stream()
                .filter(first -> known.document(first.kind(), first.name()).isEmpty())
                .forEach(this::putIfAbsent);
    }

    private void putIfAbsent(First first) {
        try {
            store.put(first.key(), first.text(), Precondition.ABSENT);
        } catch (StoreException refused) {
            if (refused.kind() != StoreException.Kind.EXISTS) {
                throw refused;
            }
        }
    }

    /** A resource that is made. */
    private record First(Kind kind, String name, String text) {
        ResourceKey key() {
            return new ResourceKey(kind.word(), name);
        }
    }
}
