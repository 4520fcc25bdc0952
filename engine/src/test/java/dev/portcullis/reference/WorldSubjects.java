package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;
import static dev.portcullis.reference.Choices.someDistinct;

import dev.portcullis.request.Action;
import dev.portcullis.request.Device;
import dev.portcullis.request.ResourceId;
import dev.portcullis.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * Random users of this and of another cluster, and agents.
 *
 * @param theme what they ask for
 */
record WorldSubjects(Theme theme) {
    static final String CLUSTER = "root.example.com";
    static final String OTHER_CLUSTER = "leaf.example.com";

    private static final Gen<String> NAME = any("alice", "alice", "bob", "bot-ci", "zo\u00eb", "*", "CORP\\ann");
    private static final Gen<String> ROLE =
            rarely(8, any("ghost", "gh\"ost", "default-implicit-role"), any(WorldRoles.NAMES.toArray(new String[0])));
    private static final Gen<String> REMOTE_ROLE =
            any("dev", "team-ops", "ghost", "ops", "default-implicit-role", "a b");
    private static final Gen<Device> DEVICE = any(
            new Device("d-1", "tag-1", "c-1"),
            Device.NONE,
            Device.NONE,
            new Device("d-1", "tag-1", ""),
            new Device("d-2", "", "c-1"),
            new Device("d-2", "tag-2", "c-2"));
    private static final Gen<Instant> AUTH_TIME = any(
            Instant.MIN,
            WorldRequests.NOW.minus(Duration.ofHours(1)),
            WorldRequests.NOW.minusNanos(1),
            WorldRequests.NOW,
            WorldRequests.NOW.plus(Duration.ofHours(1)),
            WorldRequests.NOW.plus(Duration.ofHours(3)));
    private static final Gen<ResourceId> ALLOWED = in -> new ResourceId(
            any(CLUSTER, OTHER_CLUSTER).generate(in),
            any("node", "db", "app", "remote_cluster", "record").generate(in),
            any("r-1", "r-2").generate(in));

    private static final Map<String, Gen<String>> TRAITS = Map.of(
            "envs", any("prod", "staging", "x-prod", "pr*", "*", "", "^(?=x)$", "pro"),
            "logins", any("root", "ubuntu", "-foo", "a/b", "*", "", "a-login-of-more-than-thirty-two-bytes", "root x"),
            "team", any("ops", "dev", "ann", "OPS"),
            "email", rarely(10, any("nope", "a@", "@b"), any("ann@example.com", "Root <root@example.com>")),
            "key", any("team", "role2"),
            "verbs", any("get", "list", "*", "create"),
            "groups", any("team-web", "team-root", "x", "team-"));

    /** Mostly users. */
    Gen<Subject> subjects() {
        return rarely(theme.action().is(Action.JOIN) ? 80 : 6, agents(), users());
    }

    private static Gen<Subject> agents() {
        return in -> new Subject.Agent(
                any("Node", "Db", "Proxy").generate(in), any("s-1", "s-2").generate(in));
    }

    private Gen<Subject> users() {
        return in -> {
            String name = NAME.generate(in);
            String origin = origin(in);
            boolean remote = origin.equals(OTHER_CLUSTER);
            boolean bot = name.startsWith("bot-") || chance(5).generate(in);
            return new Subject.User(
                    name,
                    rarely(5, some(0, 0, ROLE), some(1, 4, remote ? REMOTE_ROLE : ROLE))
                            .generate(in),
                    traits(in),
                    origin,
                    any("k-1", "", "", "k-2").generate(in),
                    DEVICE.generate(in),
                    someDistinct(0, 2, any("q-1", "q-2", "q-3")).generate(in),
                    rarely(8, some(1, 3, ALLOWED), List.<ResourceId>of()).generate(in),
                    bot ? any("i-1", "i-2", "").generate(in) : "",
                    bot ? any("t-1", "").generate(in) : "",
                    AUTH_TIME.generate(in));
        };
    }

    private String origin(RandomnessSource in) {
        return theme.action().is(Action.AUTHENTICATE)
                ? ""
                : any("", "", "", CLUSTER, OTHER_CLUSTER, OTHER_CLUSTER).generate(in);
    }

    private static Map<String, List<String>> traits(RandomnessSource in) {
        Map<String, List<String>> traits = new HashMap<>();
        TRAITS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(trait -> {
            if (!chance(20).generate(in)) {
                traits.put(trait.getKey(), some(0, 3, trait.getValue()).generate(in));
            }
        });
        return traits;
    }
}
