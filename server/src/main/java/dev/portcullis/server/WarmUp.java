package dev.portcullis.server;

import dev.portcullis.core.CoreRules;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes up requests and has them decided, so that the program is compiled before the first real one. An engine of its own
 * with the same rules, policy and locks decides them, so that no log and no metric knows of it.
 */
final class WarmUp {
    private static final int MOST_USERS = 50;
    private static final int MOST_DECISIONS = 20_000;
    private static final String NOBODY = "nobody";

    private final CoreRules rules;
    private final Duration longest;

    /** @param longest how long to go on at most */
    WarmUp(CoreRules rules, Duration longest) {
        this.rules = rules;
        this.longest = longest;
    }

    /**
     * Decides until it has done so often enough or for long enough.
     *
     * @return how many decisions were made
     */
    int run(PolicyEngine serving) {
        PolicyEngine engine = new PolicyEngine(rules, serving.policy(), serving.locks());
        List<Request> requests = requests(serving);
        long end = System.nanoTime() + longest.toNanos();
        int made = 0;
        while (made < MOST_DECISIONS && System.nanoTime() < end) {
            engine.decide(requests.get(made % requests.size()));
            made++;
        }
        return made;
    }

    private static List<Request> requests(PolicyEngine serving) {
        List<Subject.User> subjects = new ArrayList<>();
        subjects.add(Subject.User.local(NOBODY, List.of(), Map.of()));
        serving.policy().users().values().stream()
                .limit(MOST_USERS)
                .forEach(user -> subjects.add(Subject.User.local(user.name(), user.roles(), user.traits())));
        List<Request> requests = new ArrayList<>();
        for (Subject.User subject : subjects) {
            for (Protocol protocol : Protocol.values()) {
                requests.add(Request.connect(
                        subject,
                        protocol,
                        Resource.of("node", NOBODY, Map.of("env", "none")),
                        Account.login("root"),
                        Instant.EPOCH));
            }
        }
        return requests;
    }
}
