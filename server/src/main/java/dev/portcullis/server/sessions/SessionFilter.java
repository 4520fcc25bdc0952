package dev.portcullis.server.sessions;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sessions of a listing are wanted, and which part of it.
 *
 * @param wanted what must be equal, by name
 * @param after the number of the last session that was seen
 * @param limit how many at most
 */
record SessionFilter(Map<String, String> wanted, long after, int limit) implements Predicate<HeldSession> {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final Set<String> NAMES =
            Set.of("caller", "gateway", "state", "user", "kind", "resource", "login", "after", "limit");

    SessionFilter {
        wanted = Map.copyOf(wanted);
    }

    /**
     * Reads the parameters of a query.
     *
     * @throws Refusal with status 400 for one that is not known: a typo must not show more than is wanted
     */
    static SessionFilter of(MultiMap parameters) {
        Map<String, String> wanted = new HashMap<>();
        for (Map.Entry<String, String> parameter : parameters) {
            if (!NAMES.contains(parameter.getKey())) {
                throw Refusal.malformed("sessions are not listed by `" + parameter.getKey() + "`");
            }
            if (wanted.put(parameter.getKey(), parameter.getValue()) != null) {
                throw Refusal.malformed("`" + parameter.getKey() + "` is given twice");
            }
        }
        long after = number(wanted, "after", 0, Long.MAX_VALUE);
        int limit = (int) number(wanted, "limit", USUAL, MOST);
        if (limit == 0) {
            throw Refusal.malformed("`limit` is 0");
        }
        demandState(wanted);
        return new SessionFilter(wanted, after, limit);
    }

    private static long number(Map<String, String> wanted, String name, long usual, long most) {
        String written = wanted.remove(name);
        if (written == null) {
            return usual;
        }
        if (!written.matches("[0-9]{1,18}") || Long.parseLong(written) > most) {
            throw Refusal.malformed("`" + name + "` is not a number up to " + most);
        }
        return Long.parseLong(written);
    }

    private static void demandState(Map<String, String> wanted) {
        if (!Set.of("open", "ended").contains(wanted.getOrDefault("state", "open"))) {
            throw Refusal.malformed("`state` is neither `open` nor `ended`");
        }
    }

    @Override
    public boolean test(HeldSession session) {
        return wanted.entrySet().stream().allMatch(entry -> entry.getValue().equals(value(session, entry.getKey())));
    }

    private static String value(HeldSession session, String name) {
        Request request = session.session().request();
        return switch (name) {
            case "caller" -> session.gateway().caller().toString();
            case "gateway" -> session.gateway().name();
            case "state" -> SessionDocument.state(session);
            case "user" -> request.subject() instanceof Subject.User user ? user.name() : "";
            case "kind" -> request.resource().kind();
            case "resource" -> request.resource().name();
            case "login" -> request.account().login();
            default -> throw new AssertionError("no case for " + name);
        };
    }
}
