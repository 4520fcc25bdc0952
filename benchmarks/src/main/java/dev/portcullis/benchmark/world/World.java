package dev.portcullis.benchmark.world;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.lock.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of a wanted size and the requests that it is asked. The same numbers always give the same world, and the
 * requests do not depend on the number of locks.
 */
public final class World {
    /** How many requests there are, a power of two. */
    public static final int REQUESTS = 4_096;

    /** Name of the cluster; host ids may be locked with it as their suffix. */
    public static final String CLUSTER = ClusterSettings.DEFAULT_NAME;

    static final String LOCKED_LOGIN = "breakglass";

    private final List<RoleSpec> roles;
    private final List<Lock> locks;
    private final List<Question> questions;

    private World(List<RoleSpec> roles, List<Lock> locks, List<Question> questions) {
        this.roles = roles;
        this.locks = locks;
        this.questions = questions;
    }

    /**
     * A world in which users hold any of the roles.
     *
     * @param roles number of roles in the policy
     * @param locks number of locks, none or at least 100
     */
    public static World of(int roles, int locks) {
        return of(roles, roles, locks);
    }

    /**
     * A world in which users hold some of the roles only, so that the data of the others are never touched.
     *
     * @param roles number of roles in the policy
     * @param held number of those that users hold
     * @param locks number of locks, none or at least 100
     */
    public static World of(int roles, int held, int locks) {
        Requests requests = new Requests(roles, Math.min(held, roles - 1));
        List<Question> questions = requests.questions(locks > 0);
        return new World(
                IntStream.range(0, roles).mapToObj(RoleSpec::of).toList(),
                new Locks(requests, questions).of(locks),
                questions);
    }

    /** The same cluster, asked something else. */
    public World with(List<Question> others) {
        return new World(roles, locks, others);
    }

    public List<RoleSpec> roles() {
        return roles;
    }

    public List<Lock> locks() {
        return locks;
    }

    /** The requests in the order in which they are asked, kinds of answer mixed. */
    public List<Question> questions() {
        return questions;
    }

    /** The policy, without its locks. */
    public Catalog catalog() {
        return new Catalog(
                ClusterSettings.DEFAULT,
                new ArrayList<>(roles.stream().map(RoleSpec::role).toList()),
                List.of(),
                List.of());
    }

    /**
     * Rules of authors as one text, for policies that have some; the requests match none of them.
     *
     * @param first the number of the first one
     * @param count how many rules
     */
    public static String rules(int first, int count) {
        return IntStream.range(first, first + count).mapToObj("""
                        rule "rule-%1$d" for node
                          when resource.labels["team"] == "elsewhere-%1$d" and contains(user.traits["team"], "ops")
                          unless user.name == "user-%1$d"
                          deny "Not for {{ user.name }}."
                        """::formatted).collect(Collectors.joining());
    }

    /** The policy as one text of YAML. */
    public String yaml() {
        return String.join("---\n", roles.stream().map(RoleSpec::yaml).toList());
    }
}
