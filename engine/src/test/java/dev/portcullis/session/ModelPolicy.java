package dev.portcullis.session;

import dev.portcullis.model.CompiledPolicy;
import java.time.Duration;
import java.time.Instant;

/** The policies among which the model changes, and what it knows of each without asking it. */
enum ModelPolicy {
    PLAIN("", ""),
    AGAINST_ONE("", "rule \"out\" for node when user.name == \"u1\" terminate \"Out.\""),
    WINDOW(
            "",
            "rule \"lunch\" for node when now >= timestamp(\"2026-01-05T12:00:00Z\")"
                    + " and now < timestamp(\"2026-01-05T12:30:00Z\") terminate \"Lunch.\""),
    /** Has another idea of who may be in, and ends those who may not. */
    WITHOUT_BRIEF(
            "{kind: cluster_auth_preference, version: v2, metadata: {name: cluster-auth-preference},"
                    + " spec: {on_policy_change: terminate}}\n---\n",
            "");

    static final Instant WINDOW_BEGINS = Instant.parse("2026-01-05T12:00:00Z");
    static final Instant WINDOW_ENDS = WINDOW_BEGINS.plus(Duration.ofMinutes(30));

    private final CompiledPolicy compiled;

    ModelPolicy(String settings, String rules) {
        String roles = settings.isEmpty() ? World.ROLES : World.ROLES.replace("name: brief", "name: other");
        this.compiled = World.policy(settings + roles, rules);
    }

    CompiledPolicy compiled() {
        return compiled;
    }

    /** Whether a rule ends sessions of a user at some time between two instants. */
    boolean ends(String user, Instant from, Instant to) {
        return switch (this) {
            case AGAINST_ONE -> user.equals("u1");
            case WINDOW -> !to.isBefore(WINDOW_BEGINS) && from.isBefore(WINDOW_ENDS);
            case PLAIN, WITHOUT_BRIEF -> false;
        };
    }

    boolean knows(String role) {
        return this != WITHOUT_BRIEF || !role.equals("brief");
    }
}
