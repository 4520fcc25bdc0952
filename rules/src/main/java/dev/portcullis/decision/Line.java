package dev.portcullis.decision;

import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.request.SessionState;
import java.util.Optional;

/** The lines of a decision, first to last. The lowest finding that has a say decides. */
public enum Line {
    REVISION(Says.NO_TO_NEW),
    STALE(Says.NO),
    LOCK(Says.NO),
    TERMINATE_RULE(Says.NO),
    DENY_RULE(Says.NO_BY_POLICY),
    RESOURCE_IDS(Says.NO_BY_POLICY),
    CLUSTER_MFA(Says.NO_BY_POLICY),
    ROLE_DENY(Says.NO_BY_POLICY),
    ROLE_DEMAND(Says.NO_BY_POLICY),
    GRANT(Says.YES),
    NOTHING(Says.NO_BY_POLICY),
    CONTINUES(Says.YES_TO_ACTIVE);

    private enum Says {
        NO,
        NO_TO_NEW,
        NO_BY_POLICY,
        YES,
        YES_TO_ACTIVE
    }

    private static final Optional<Effect> NOTHING_SAID = Optional.empty();
    private static final Optional<Effect> ALLOW = Optional.of(Effect.ALLOW);
    private static final Optional<Effect> DENY = Optional.of(Effect.DENY);
    private static final Optional<Effect> TERMINATE = Optional.of(Effect.TERMINATE);

    private final Says says;

    Line(Says says) {
        this.says = says;
    }

    /** What a finding of this line means for a request; empty where it has no say. */
    public Optional<Effect> effect(SessionState session, OnPolicyChange onPolicyChange) {
        boolean fresh = session == SessionState.NEW;
        return switch (says) {
            case NO -> fresh ? DENY : TERMINATE;
            case NO_TO_NEW -> fresh ? DENY : NOTHING_SAID;
            case NO_BY_POLICY -> {
                if (fresh) {
                    yield DENY;
                }
                yield onPolicyChange == OnPolicyChange.TERMINATE ? TERMINATE : NOTHING_SAID;
            }
            case YES -> ALLOW;
            case YES_TO_ACTIVE -> fresh ? NOTHING_SAID : ALLOW;
        };
    }
}
