package dev.portcullis.decision;

import java.util.List;

/** How much of what Portcullis knows decides for a gateway. */
public enum DecisionMode {
    /** All of it: locks, rules and roles. */
    POLICY {
        @Override
        public Decision of(Decision decided) {
            return decided;
        }
    },
    /**
     * Locks, and rules that deny or terminate; everything else is allowed, without obligations. For gateways that ask an engine
     * of their own as well.
     */
    LOCK_ONLY {
        @Override
        public Decision of(Decision decided) {
            return decided.finding().line().compareTo(Line.DENY_RULE) <= 0 ? decided : letThrough(decided);
        }
    };

    private static final String WHY = "only locks, and rules that deny or terminate, decide here";

    /** The decision in this mode where the whole policy has decided so. */
    public abstract Decision of(Decision decided);

    private static Decision letThrough(Decision decided) {
        boolean running = decided.reason() == Reason.CONTINUES || decided.effect() == Effect.TERMINATE;
        return new Decision(
                Effect.ALLOW,
                running
                        ? new Finding(Line.CONTINUES, Reason.CONTINUES, "", WHY, Origin.NONE)
                        : new Finding(Line.GRANT, Reason.GRANTED, "", WHY, Origin.NONE),
                List.of(),
                List.of(),
                decided.generation(),
                decided.locks(),
                decided.holdsUntil());
    }
}
