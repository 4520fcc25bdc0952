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

    private final String documents;
    private final String rules;

    ModelPolicy(String settings, String rules) {
        this.documents =
                settings + (settings.isEmpty() ? World.ROLES : World.ROLES.replace("name: brief", "name: other"));
        this.rules = rules;
    }

    CompiledPolicy compile() {
        return World.policy(documents, rules);
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
