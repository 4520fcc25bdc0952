package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;

/** What a client may say before it is let in. */
sealed interface StartupMessage {
    /** It would like to encrypt. */
    record EncryptionRequest() implements StartupMessage {}

    /**
     * It wants the query of another connection to be cancelled.
     *
     * @param packet the whole packet, as the server takes it
     */
    record CancelRequest(ByteBuf packet) implements StartupMessage {}

    /**
     * It wants to talk to a database.
     *
     * @param user database account
     * @param database its name
     * @param packet the whole packet, as the server takes it
     */
    record Startup(String user, String database, ByteBuf packet) implements StartupMessage {}

    /**
     * It says what nobody understands, or what this gateway does not serve.
     *
     * @param report what it is told
     */
    record Malformed(ErrorReport report) implements StartupMessage {}
}
