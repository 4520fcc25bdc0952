package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.cluster.OnUnknownRole;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.lock.LockMode;
import dev.portcullis.request.Request;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quicktheories.core.Gen;

/**
 * All that a decision looks at, made at random from few words, so that policy and request often meet.
 *
 * @param catalog the policy and the locks
 * @param stale whether the lock view is not proven fresh
 * @param request the question
 */
public record PolicyWorld(Catalog catalog, boolean stale, Request request) {
    private static final Gen<RoleMapping> MAPPING = any(
            mapping("dev", "dev"),
            mapping("*", "dba"),
            mapping("team-*", "ops", "dev"),
            mapping("^team-(.+)$", "$1"),
            mapping("^(?P<name>[a-z]+)$", "${name}", "dev"),
            mapping("^(.)(.).*$", "$2$1s", "ops$1_x", "ghost"),
            mapping("^(?=x)$", "ops"),
            mapping("^o", "ops"),
            mapping("", "auditor"),
            mapping("^$", "dba$$"));

    private static final List<StoredUser> USERS = List.of(
            new StoredUser("alice", Map.of("team", "ops"), List.of("ops"), Map.of(), Span.NONE),
            new StoredUser("bob", Map.of("team", "prod"), List.of(), Map.of(), Span.NONE));

    private static RoleMapping mapping(String remote, String... local) {
        return new RoleMapping(
                "", Fragment.of(remote), Stream.of(local).map(Fragment::of).toList());
    }

    /** Random worlds. */
    public static Gen<PolicyWorld> worlds() {
        return in -> {
            Theme theme = Theme.themes().generate(in);
            Request request = new WorldRequests(theme).requests().generate(in);
            Catalog catalog = new Catalog(
                    settings().generate(in),
                    new WorldRoles(theme).roles().generate(in),
                    USERS,
                    WorldLocks.locks().generate(in),
                    new WorldAuthorRules(theme).rules().generate(in));
            return new PolicyWorld(catalog, chance(15).generate(in), request);
        };
    }

    private static Gen<ClusterSettings> settings() {
        return in -> new ClusterSettings(
                WorldSubjects.CLUSTER,
                rarely(30, any(LockMode.STRICT), LockMode.BEST_EFFORT).generate(in),
                chance(6).generate(in),
                rarely(
                                40,
                                any(DeviceTrust.REQUIRED, DeviceTrust.REQUIRED_FOR_HUMANS, DeviceTrust.OPTIONAL),
                                DeviceTrust.OFF)
                        .generate(in),
                WorldOptions.limits().generate(in),
                some(1, 4, MAPPING).generate(in),
                rarely(40, any(OnPolicyChange.TERMINATE), OnPolicyChange.CONTINUE)
                        .generate(in),
                rarely(20, any(OnUnknownRole.DENY), OnUnknownRole.WARN).generate(in));
    }

    private Stream<String> rules() {
        return catalog.rules().stream().map(rule -> rule.file().span().text()).distinct();
    }

    /** One line for each part. */
    @Override
    public String toString() {
        Stream<Object> parts = Stream.of(
                        Stream.of(request, catalog.settings()),
                        catalog.roles().stream(),
                        catalog.users().stream(),
                        catalog.locks().stream(),
                        rules(),
                        Stream.of("stale=" + stale))
                .flatMap(part -> part);
        return parts.map(part -> part.toString().replace(", place=" + Span.NONE, ""))
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }
}
