package dev.portcullis.store.etcd.faults;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a lock of a trial is to keep out, and a matcher in a few lines of plain Java to compare the engine with.
 *
 * @param user whom, if anybody
 * @param login which login, if any
 * @param match whether one of these is enough
 */
record LockOrder(Optional<String> user, Optional<String> login, Match match) {
    static final int USERS = 60;
    static final int LOGINS = 30;

    /** How many of a lock's targets have to be met. */
    enum Match {
        ANY,
        ALL
    }

    static LockOrder of(String user) {
        return new LockOrder(Optional.of(user), Optional.empty(), Match.ANY);
    }

    static LockOrder random(RandomGenerator random) {
        int kind = random.nextInt(10);
        Optional<String> user = kind == 0 ? Optional.empty() : Optional.of(user(random));
        Optional<String> login = kind <= 2 ? Optional.of(login(random)) : Optional.empty();
        return new LockOrder(user, login, kind == 1 ? Match.ALL : Match.ANY);
    }

    static String user(RandomGenerator random) {
        return "u" + random.nextInt(USERS);
    }

    static String login(RandomGenerator random) {
        return "l" + random.nextInt(LOGINS);
    }

    boolean keepsOut(String someUser, String someLogin) {
        boolean userMet = user.map(someUser::equals).orElse(match == Match.ALL);
        boolean loginMet = login.map(someLogin::equals).orElse(match == Match.ALL);
        return match == Match.ALL ? userMet && loginMet : userMet || loginMet;
    }

    /** The text of the lock under a name. */
    String document(String name) {
        return "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec:\n  match: "
                + (match == Match.ALL ? "all" : "any") + "\n  target:\n"
                + user.map(value -> "    user: " + value + "\n").orElse("")
                + login.map(value -> "    login: " + value + "\n").orElse("");
    }
}
