package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import dev.portcullis.server.admin.AuditedOutcome.Refused;
import dev.portcullis.server.admin.AuditedOutcome.Unknown;
import dev.portcullis.server.admin.AuditedOutcome.Written;
import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.server.web.Seldom;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store of which nothing is written that is not recorded first. */
final class AuditedStore {
    private static final Logger LOG = LoggerFactory.getLogger(AuditedStore.class);

    private final Store store;
    private final AuditTrail trail;
    private final Seldom refused = new Seldom();

    AuditedStore(Store store, AuditTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    /**
     * By whom, and why, something is written.
     *
     * @param call who calls
     * @param verb what is done
     * @param force whether it is meant whatever speaks against it
     * @param lock what is locked
     */
    record Order(AdminCall call, Verb verb, Force force, Optional<Lock> lock) {
        AuditedWrite about(ResourceKey key) {
            return new AuditedWrite(
                    UUID.randomUUID(),
                    verb,
                    key,
                    call.caller().name(),
                    call.user(),
                    call.address(),
                    call.requestId(),
                    force,
                    lock);
        }
    }

    StoreToken put(Order order, ResourceKey key, String text, Precondition condition) {
        return recorded(order.about(key), () -> store.put(key, text, condition));
    }

    StoreToken delete(Order order, ResourceKey key, Precondition condition) {
        return recorded(order.about(key), () -> store.delete(key, condition));
    }

    private StoreToken recorded(AuditedWrite write, Supplier<StoreToken> action) {
        attempt(write);
        StoreToken token;
        try {
            token = action.get();
        } catch (StoreException failure) {
            conclude(write, outcome(failure), "nothing was written");
            throw failure;
        }
        conclude(write, new Written(token), "it was written at " + token);
        return token;
    }

    private void attempt(AuditedWrite write) {
        try {
            trail.attempt(write);
        } catch (AuditException failure) {
            if (refused.happens()) {
                LOG.error(
                        "an attempt to write {} cannot be recorded, so nothing is written: {} (the {}. time)",
                        write.key(),
                        failure.getMessage(),
                        refused.count());
            }
            throw refusal(503, "nothing was written, because it cannot be recorded");
        }
    }

    private void conclude(AuditedWrite write, AuditedOutcome outcome, String what) {
        try {
            trail.outcome(write, outcome);
        } catch (AuditException failure) {
            LOG.error("what came of writing {} cannot be recorded: {}: {}", write.key(), outcome, failure.getMessage());
            String known = outcome instanceof Unknown ? "whether it was written is not known" : what;
            throw refusal(500, known + ", but that could not be recorded");
        }
    }

    private static AuditedOutcome outcome(StoreException failure) {
        String why = String.valueOf(failure.getMessage());
        return failure.kind() == StoreException.Kind.UNKNOWN_OUTCOME ? new Unknown(why) : new Refused(why);
    }

    private static Refusal refusal(int status, String message) {
        return new Refusal(status, message, Map.of(StoreRefusals.REASON, "unrecorded"));
    }
}
