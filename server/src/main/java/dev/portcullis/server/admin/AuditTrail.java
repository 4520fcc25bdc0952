package dev.portcullis.server.admin;

/** Keeps what administrators do. Both calls return once the record is durable; several threads call at once. */
public interface AuditTrail {
    /** Keeps nothing: for trials. */
    AuditTrail NONE = new AuditTrail() {
        @Override
        public void attempt(AuditedWrite write) {
            // nothing is kept
        }

        @Override
        public void outcome(AuditedWrite write, AuditedOutcome outcome) {
            // nothing is kept
        }
    };

    /**
     * Records what is about to be written.
     *
     * @throws AuditException if that is not possible; then nothing is written
     */
    void attempt(AuditedWrite write);

    /**
     * Records what came of it.
     *
     * @throws AuditException if that is not possible
     */
    void outcome(AuditedWrite write, AuditedOutcome outcome);
}
