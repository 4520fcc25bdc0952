package dev.portcullis.store.remote;

import dev.portcullis.store.GapException;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.remote.ServerException.Reach;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server that has failed means for those who use its store. */
final class RemoteFailures {
    private static final int SERVER_FAULT = 500;
    private static final int GONE = 410;

    private RemoteFailures() {}

    /** Of a write nobody knows the outcome once it was sent, unless the server says so. */
    static StoreException ofWriting(ServerException failure) {
        Optional<Kind> told = told(failure);
        if (told.isPresent()) {
            return as(told.get(), failure);
        }
        if (failure.reach() == Reach.NOT_ANSWERED || isFault(failure)) {
            return as(Kind.UNKNOWN_OUTCOME, failure);
        }
        return as(failure.reach() == Reach.ANSWERED ? Kind.READ_ONLY : Kind.UNAVAILABLE, failure);
    }

    /**
     * Of a read it is known that nothing was written.
     *
     * @throws GapException if the server does not know the changes any more
     */
    static StoreException ofReading(ServerException failure) {
        if (failure.status() == GONE) {
            throw new GapException(failure.text());
        }
        return as(told(failure).orElse(Kind.UNAVAILABLE), failure);
    }

    private static boolean isFault(ServerException failure) {
        return failure.status() >= SERVER_FAULT
                && !(failure.status() == 503 && !failure.reason().isEmpty());
    }

    private static Optional<Kind> told(ServerException failure) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(failure.reason()))
                .findFirst();
    }

    private static StoreException as(Kind kind, ServerException failure) {
        return new StoreException(kind, failure.text(), failure);
    }
}
