package dev.portcullis.benchmark.world;

import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Account;
import dev.portcullis.request.Device;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes requests for a login on a machine: of 100, 80 are allowed, 15 denied by roles, and 5 would be allowed if it were
 * not for two locks. Users have three roles each.
 */
final class Requests {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    /** What a request can be locked by, and how many names of each kind of target only locked requests have. */
    static final List<TargetField> TARGETS = List.of(
            TargetField.USER,
            TargetField.ROLE,
            TargetField.LOGIN,
            TargetField.NODE,
            TargetField.MFA_DEVICE,
            TargetField.ACCESS_REQUEST,
            TargetField.DEVICE,
            TargetField.SERVER_ID);

    static final int NAMES = 4;
    private static final int ROLES_OF_A_USER = 3;

    private final int roles;
    private final int held;
    private final Random random = new Random(42);

    Requests(int roles, int held) {
        this.roles = roles;
        this.held = held;
    }

    List<Question> questions(boolean locksExist) {
        List<Question> questions = new ArrayList<>(World.REQUESTS);
        for (int i = 0; i < World.REQUESTS; i++) {
            int part = i % 20;
            if (part < 16) {
                questions.add(new Question(request(i, Draft.allowed(i)), Answer.ALLOWED));
            } else if (part < 19) {
                questions.add(new Question(request(i, Draft.denied(i)), Answer.DENIED));
            } else {
                questions.add(
                        new Question(request(i, Draft.locked(i / 20)), locksExist ? Answer.LOCKED : Answer.ALLOWED));
            }
        }
        Collections.shuffle(questions, random);
        return List.copyOf(questions);
    }

    /** A name that only locked requests have; there is one login and one role of that kind. */
    String lockedName(TargetField target, int number) {
        return switch (target) {
            case ROLE -> RoleSpec.nameOf(roles - 1);
            case LOGIN -> World.LOCKED_LOGIN;
            case NODE, SERVER_ID -> "locked-host-" + target.key() + "-" + number;
            default -> "locked-" + target.key() + "-" + number;
        };
    }

    private Request request(int number, Draft draft) {
        int home = random.nextInt(held);
        int granting = (home + random.nextInt(ROLES_OF_A_USER - 1)) % held;
        Subject.User user = new Subject.User(
                draft.or(TargetField.USER, "user-" + number, this),
                names(home, draft),
                Map.of("logins", List.of("ubuntu"), "team", List.of(RoleSpec.teamOf(granting))),
                "",
                draft.or(TargetField.MFA_DEVICE, "mfa-" + number, this),
                new Device(draft.or(TargetField.DEVICE, "device-" + number, this), "tag-" + number, "key-" + number),
                List.of(draft.or(TargetField.ACCESS_REQUEST, "request-" + number, this)),
                List.of(),
                "",
                "");
        String host = draft.or(TargetField.SERVER_ID, draft.or(TargetField.NODE, "host-" + number, this), this);
        Map<String, String> labels = Map.of(
                "env", draft.environment(), "team", RoleSpec.teamOf(granting), "region", "eu-" + random.nextInt(4));
        return Request.connect(
                user,
                Protocol.SSH,
                new Resource("node", "node-" + number, labels, host, ""),
                Account.login(draft.or(TargetField.LOGIN, draft.login(), this)),
                NOW);
    }

    /** The last of the three roles never grants, so it can be the locked one. */
    private List<String> names(int home, Draft draft) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ROLES_OF_A_USER; i++) {
            names.add(RoleSpec.nameOf((home + i) % held));
        }
        names.set(ROLES_OF_A_USER - 1, draft.or(TargetField.ROLE, names.get(ROLES_OF_A_USER - 1), this));
        return names;
    }
}
