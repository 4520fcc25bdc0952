package dev.portcullis.server.caller;

import java.time.Instant;

/** What became of finding out who calls. */
sealed interface Identification {
    /**
     * It is known.
     *
     * @param grant what the caller is given
     * @param proven when it was proven who this is; {@link Instant#MIN} where that is not known
     */
    record Known(Grant grant, Instant proven) implements Identification {}

    /**
     * It is not known.
     *
     * @param failure why not
     */
    record Unknown(Failure failure) implements Identification {}
}
