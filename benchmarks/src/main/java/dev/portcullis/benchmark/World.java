package dev.portcullis.benchmark;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A cluster of a wanted size, and requests to it whose right answers are known: of 4,096 requests, 80 % are allowed,
 * 15 % denied by roles and 5 % stopped by a lock, two of which match. Users have three roles each. The same numbers
 * always give the same world.
 */
final class World {
    static final int REQUESTS = 4_096;
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final int ROLES_OF_A_USER = 3;
    private static final String LOCKED = "locked-user-";

    private final int roles;
    private final int held;
    private final Random random = new Random(42);

    /**
     * A world.
     *
     * @param roles number of roles in the policy
     * @param held number of those that users have; the others are only there
     */
    World(int roles, int held) {
        this.roles = roles;
        this.held = Math.min(held, roles);
    }

    /** What a request of this world must be answered. */
    enum Answer {
        ALLOWED,
        DENIED,
        LOCKED
    }

    /** A request and its right answer. */
    record Question(Request request, Answer answer) {}

    Catalog catalog() {
        List<Role> all = new ArrayList<>();
        for (int i = 0; i < roles; i++) {
            all.add(role(i));
        }
        return new Catalog(ClusterSettings.DEFAULT, all, List.of(), List.of());
    }

    /** A role that lets its own login reach nodes of its own team outside production. */
    private static Role role(int number) {
        RoleSection allow = new RoleSection(
                List.of("default"),
                Map.of(ResourceKind.NODE, labels("team", "team-" + number, "env", "dev", "stage-*")),
                Map.of(Principal.LOGINS, List.of(Fragment.of("login-" + number), Fragment.of("ubuntu"))),
                List.of(),
                Span.NONE);
        RoleSection deny = new RoleSection(
                List.of("default"),
                Map.of(ResourceKind.NODE, labels("env", "prod")),
                Map.of(Principal.LOGINS, List.of(Fragment.of("root"))),
                List.of(),
                Span.NONE);
        return new Role("role-" + number, RoleVersion.V7, allow, deny, RoleOptions.NONE, Span.NONE);
    }

    private static LabelCondition labels(String key, String value) {
        return new LabelCondition(new LabelSelector(List.of(entry(key, value))), Optional.empty());
    }

    private static LabelCondition labels(String key, String value, String other, String... values) {
        return new LabelCondition(
                new LabelSelector(List.of(entry(key, value), entry(other, values))), Optional.empty());
    }

    private static LabelSelector.Entry entry(String key, String... values) {
        return new LabelSelector.Entry(
                Fragment.of(key), List.of(values).stream().map(Fragment::of).toList());
    }

    /** Locks of every kind of target. The first few stop the users that are to be locked; the others hit nobody. */
    List<Lock> locks(int count) {
        List<Lock> locks = new ArrayList<>(count);
        TargetField[] fields = TargetField.values();
        for (int i = 0; i < count; i++) {
            LockTarget target = i < LOCKED_USERS
                    ? LockTarget.of(TargetField.USER, LOCKED + i / 2)
                    : LockTarget.of(fields[i % fields.length], "nobody-" + i);
            Instant expires = i % 3 == 0 ? NOW.plusSeconds(i + 1L) : Instant.MAX;
            locks.add(new Lock("lock-" + i, target, "Locked.", expires, Instant.MAX, Span.NONE));
        }
        return locks;
    }

    private static final int LOCKED_USERS = 10;

    List<Question> questions() {
        List<Question> questions = new ArrayList<>(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            int part = i % 20;
            Answer answer = part < 16 ? Answer.ALLOWED : part < 19 ? Answer.DENIED : Answer.LOCKED;
            questions.add(new Question(request(answer, i), answer));
        }
        return questions;
    }

    private Request request(Answer answer, int number) {
        int home = random.nextInt(held);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ROLES_OF_A_USER; i++) {
            names.add("role-" + (home + i) % held);
        }
        String name = answer == Answer.LOCKED ? LOCKED + random.nextInt(LOCKED_USERS / 2) : "user-" + number;
        String environment = answer == Answer.DENIED && number % 2 == 0 ? "prod" : number % 3 == 0 ? "stage-1" : "dev";
        String login = answer == Answer.DENIED && number % 2 == 1 ? "somebody" : "ubuntu";
        int granting = (home + random.nextInt(ROLES_OF_A_USER)) % held;
        Resource node = new Resource(
                "node", "node-" + number, Map.of("env", environment, "team", "team-" + granting), "host-" + number, "");
        return Request.connect(
                Subject.User.local(name, names, Map.of()), Protocol.SSH, node, Account.login(login), NOW);
    }
}
