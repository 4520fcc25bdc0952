package dev.portcullis.locks;

import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A request as locks look at it.
 *
 * @param request the request
 * @param identity who its subject is here
 * @param cluster name of the cluster that decides
 */
public record LockQuestion(Request request, Identity identity, String cluster) {
    /** Hands over every target, none of them empty. The same one may be handed over twice. */
    public void forEachTarget(BiConsumer<TargetField, String> found) {
        LockTargets.forEach(request, identity, cluster, found);
    }

    /** Whether a field of a lock is among the targets. */
    public boolean has(TargetField field, String value) {
        boolean[] found = new boolean[1];
        forEachTarget((target, known) -> found[0] |= target == field && known.equals(value));
        return found[0];
    }

    /** Whether any field of a lock is among the targets. */
    public boolean hasAnyFieldOf(Lock lock) {
        for (Map.Entry<TargetField, String> field : lock.target().fields().entrySet()) {
            if (has(field.getKey(), field.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the fields of a lock leave it possible that it matches: its expression may still have to hold. */
    public boolean isWithinFieldsOf(Lock lock) {
        LockTerms terms = lock.terms();
        if (terms.match() == LockMatch.ALL) {
            return hasEveryFieldOf(lock);
        }
        boolean fieldsDecide =
                terms.expression().isEmpty() && !lock.target().fields().isEmpty();
        return !fieldsDecide || hasAnyFieldOf(lock);
    }

    private boolean hasEveryFieldOf(Lock lock) {
        for (Map.Entry<TargetField, String> field : lock.target().fields().entrySet()) {
            if (!has(field.getKey(), field.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether who asks has been proven early enough for a lock, or it is not known when that was. */
    public boolean isWithinTimeOf(LockTerms terms) {
        Instant before = terms.sessionsStartedBefore();
        return before.equals(Instant.MAX) || authTime().isBefore(before);
    }

    /** When it was last proven who asks; {@link Instant#MIN} where that is not known, as of machines of the cluster. */
    public Instant authTime() {
        return request.subject() instanceof Subject.User user ? user.authTime() : Instant.MIN;
    }
}
