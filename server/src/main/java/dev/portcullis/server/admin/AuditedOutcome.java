package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;

/** What came of something that an administrator was about to write. */
public sealed interface AuditedOutcome {
    /**
     * It is written, or deleted.
     *
     * @param token at this point of the store's history
     */
    record Written(StoreToken token) implements AuditedOutcome {}

    /**
     * Nothing was written.
     *
     * @param why in one clause
     */
    record Refused(String why) implements AuditedOutcome {}

    /**
     * Nobody knows whether it was written.
     *
     * @param why in one clause
     */
    record Unknown(String why) implements AuditedOutcome {}
}
