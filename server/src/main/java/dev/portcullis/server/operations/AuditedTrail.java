package dev.portcullis.server.operations;

import dev.portcullis.audit.AuditCode;
import dev.portcullis.audit.AuditEvent;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.TargetField;
import dev.portcullis.server.admin.AuditException;
import dev.portcullis.server.admin.AuditTrail;
import dev.portcullis.server.admin.AuditedOutcome;
import dev.portcullis.server.admin.AuditedOutcome.Refused;
import dev.portcullis.server.admin.AuditedOutcome.Unknown;
import dev.portcullis.server.admin.AuditedOutcome.Written;
import dev.portcullis.server.admin.AuditedWrite;
import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.server.admin.Force;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts on record what administrators write: that they are about to, and what came of it, with Teleport's events. */
public final class AuditedTrail implements AuditTrail {
    private static final Map<String, Codes> CODES = Map.of(
            "lock", new Codes(AuditCode.LOCK_CREATED, AuditCode.LOCK_CREATED, AuditCode.LOCK_DELETED),
            "role", new Codes(AuditCode.ROLE_CREATED, AuditCode.ROLE_UPDATED, AuditCode.ROLE_DELETED),
            "user", new Codes(AuditCode.USER_CREATED, AuditCode.USER_UPDATED, AuditCode.USER_DELETED),
            "cluster_auth_preference", Codes.always(AuditCode.AUTH_PREFERENCE_UPDATED));
    private static final Codes OTHERS =
            new Codes(AuditCode.RESOURCE_WRITTEN, AuditCode.RESOURCE_WRITTEN, AuditCode.RESOURCE_DELETED);

    private final AuditLog log;
    private final InstantSource clock;

    /** What is put on record for a kind, whose resource was made, replaced or deleted. */
    private record Codes(AuditCode created, AuditCode updated, AuditCode deleted) {
        static Codes always(AuditCode code) {
            return new Codes(code, code, code);
        }

        /** Of what was written whether it was there or not, Teleport says that it was created. */
        AuditCode of(Verb verb) {
            return switch (verb) {
                case CREATE, UPSERT -> created;
                case UPDATE -> updated;
                case DELETE -> deleted;
            };
        }
    }

    /**
     * @param log where to
     * @param clock tells when it happened
     */
    public AuditedTrail(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void attempt(AuditedWrite write) {
        append(locked(
                about(AuditCode.WRITE_ATTEMPTED, write).with("kind", write.key().kind()), write));
    }

    @Override
    public void outcome(AuditedWrite write, AuditedOutcome outcome) {
        if (outcome instanceof Written written) {
            append(locked(written(write), write)
                    .with("store_token", written.token().toString()));
        } else if (outcome instanceof Refused refused) {
            append(failed(AuditCode.WRITE_REFUSED, write, refused.why()));
        } else if (outcome instanceof Unknown unknown) {
            append(failed(AuditCode.WRITE_UNKNOWN, write, unknown.why()));
        } else {
            throw new AssertionError("no case for " + outcome);
        }
    }

    private AuditEvent written(AuditedWrite write) {
        AuditCode code = CODES.getOrDefault(write.key().kind(), OTHERS).of(write.verb());
        AuditEvent event = about(code, write).with("updated_by", write.user());
        return CODES.containsKey(write.key().kind())
                ? event
                : event.with("kind", write.key().kind());
    }

    private AuditEvent failed(AuditCode code, AuditedWrite write, String why) {
        return about(code, write).with("kind", write.key().kind()).with("reason", why);
    }

    private AuditEvent about(AuditCode code, AuditedWrite write) {
        AuditEvent event = AuditEvent.of(code, clock.instant())
                .with("name", write.key().name())
                .with("user", write.user())
                .with("addr.remote", write.address())
                .with("verb", write.verb().word())
                .with("write_id", write.id().toString())
                .with("caller", write.caller())
                .with("request_id", write.requestId());
        return write.force() == Force.MEANT ? event.with("forced", true) : event;
    }

    private static AuditEvent locked(AuditEvent event, AuditedWrite write) {
        return write.lock().map(lock -> locked(event, lock)).orElse(event);
    }

    private static AuditEvent locked(AuditEvent event, Lock lock) {
        Map<String, String> target = new LinkedHashMap<>();
        for (TargetField field : TargetField.values()) {
            String value = lock.target().fields().get(field);
            if (value != null) {
                target.put(field.key(), value);
            }
        }
        return event.with(
                        "expires",
                        lock.end().equals(Instant.MAX) ? "" : lock.end().toString())
                .with("target", target)
                .with("targeting", lock.targeting())
                .with("match", lock.terms().match() == LockMatch.ALL ? "all" : "")
                .with("message", lock.message());
    }

    private void append(AuditEvent event) {
        try {
            log.append(event);
        } catch (dev.portcullis.audit.AuditException failure) {
            throw new AuditException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
