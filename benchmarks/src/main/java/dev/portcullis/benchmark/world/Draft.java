package dev.portcullis.benchmark.world;

import dev.portcullis.lock.TargetField;
import java.util.Set;

/**
 * What a request is to be like.
 *
 * @param environment label {@code env} of the machine
 * @param login login that is asked for
 * @param locked what of it is the target of a lock, two kinds or none
 * @param number chooses among the locked names
 */
record Draft(String environment, String login, Set<TargetField> locked, int number) {
    static Draft allowed(int number) {
        return new Draft(number % 3 == 0 ? "stage-" + number % 7 : "dev", "ubuntu", Set.of(), number);
    }

    /** In three ways: a forbidden environment, a forbidden login, and a login that no role has. */
    static Draft denied(int number) {
        return switch (number % 3) {
            case 0 -> new Draft(RoleSpec.DENIED_ENVIRONMENT, "ubuntu", Set.of(), number);
            case 1 -> new Draft("dev", RoleSpec.DENIED_LOGIN, Set.of(), number);
            default -> new Draft("dev", "somebody", Set.of(), number);
        };
    }

    /** Two neighbouring kinds of target, each kind equally often; a host has one id, so its two are never neighbours. */
    static Draft locked(int number) {
        int first = number % Requests.TARGETS.size();
        int second = (first + 1) % Requests.TARGETS.size();
        return new Draft(
                "dev",
                "ubuntu",
                Set.of(Requests.TARGETS.get(first), Requests.TARGETS.get(second)),
                number / Requests.TARGETS.size());
    }

    String or(TargetField target, String otherwise, Requests requests) {
        return locked.contains(target) ? requests.lockedName(target, number % Requests.NAMES) : otherwise;
    }
}
