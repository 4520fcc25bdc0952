package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.Answer;
import dev.portcullis.benchmark.world.RoleSpec;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The least that the same answer costs: Java written by hand for just these requests, with hash look-ups and loops. It
 * tells that a request is allowed, denied or locked, and nothing of why.
 */
public final class Floor implements Peer {
    private final Map<String, Rule> rules = new HashMap<>();
    private final LockTable locks;

    /** The floor of a world. */
    public Floor(World world) {
        for (RoleSpec role : world.roles()) {
            rules.put(role.name(), Rule.of(role));
        }
        locks = new LockTable(world);
    }

    @Override
    public boolean allows(Request request) {
        return answer(request) == Answer.ALLOWED;
    }

    /** Decides a request. */
    public Answer answer(Request request) {
        if (locks.stops(request)) {
            return Answer.LOCKED;
        }
        String login = request.account().login();
        Map<String, String> labels = request.resource().labels();
        List<String> names = ((Subject.User) request.subject()).roles();
        boolean allowed = false;
        for (int i = 0; i < names.size(); i++) {
            Rule rule = rules.get(names.get(i));
            if (rule == null) {
                continue;
            }
            if (rule.denies(login, labels)) {
                return Answer.DENIED;
            }
            allowed = allowed || rule.allows(login, labels);
        }
        return allowed ? Answer.ALLOWED : Answer.DENIED;
    }

    /** One role. */
    private record Rule(
            Set<String> logins, Wanted team, Wanted environment, Set<String> deniedLogins, Wanted deniedEnvironment) {
        static Rule of(RoleSpec role) {
            return new Rule(
                    Set.copyOf(role.logins()),
                    Wanted.of(List.of(role.team())),
                    Wanted.of(RoleSpec.ENVIRONMENTS),
                    Set.of(RoleSpec.DENIED_LOGIN),
                    Wanted.of(List.of(RoleSpec.DENIED_ENVIRONMENT)));
        }

        boolean denies(String login, Map<String, String> labels) {
            return deniedLogins.contains(login) || deniedEnvironment.holds(labels.get("env"));
        }

        boolean allows(String login, Map<String, String> labels) {
            return logins.contains(login) && team.holds(labels.get("team")) && environment.holds(labels.get("env"));
        }
    }
}
