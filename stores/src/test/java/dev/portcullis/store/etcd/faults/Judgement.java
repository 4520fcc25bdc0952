package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;

/**
 * A decision that a gateway gave. Moments are those of {@link System#nanoTime}.
 *
 * @param gateway which one
 * @param mode what the user's role demands of locks
 * @param token which locks it knew
 * @param answer what it was
 */
record Judgement(
        String gateway, Mode mode, String user, String login, StoreToken token, Answer answer, long began, long ended) {
    /** What a role demands of the view of the locks. */
    enum Mode {
        STRICT,
        BEST_EFFORT;

        String role() {
            return this == STRICT ? "careful" : "hasty";
        }
    }

    /** What a decision was. */
    enum Answer {
        ALLOWED,
        LOCKED,
        STALE,
        OTHER;

        static Answer of(Decision decision) {
            if (decision.allowed()) {
                return ALLOWED;
            }
            return decision.reason() == Reason.LOCKED
                    ? LOCKED
                    : decision.reason() == Reason.LOCK_VIEW_STALE ? STALE : OTHER;
        }
    }

    private static final String GAP = " ";

    /** One line, for another process. */
    String line() {
        return String.join(
                GAP,
                gateway,
                mode.name(),
                user,
                login,
                token.toString(),
                answer.name(),
                Long.toString(began),
                Long.toString(ended));
    }

    /** What {@link #line} wrote. */
    static Judgement read(String line) {
        String[] parts = line.split(GAP, -1);
        return new Judgement(
                parts[0],
                Mode.valueOf(parts[1]),
                parts[2],
                parts[3],
                StoreToken.parse(parts[4]).orElseThrow(),
                Answer.valueOf(parts[5]),
                Long.parseLong(parts[6]),
                Long.parseLong(parts[7]));
    }
}
