package dev.portcullis.benchmark.world;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role as plain data, for engines that have roles of another form. It lets its logins reach nodes of its team outside
 * production, and keeps everybody who holds it out of production and from the login {@code root}.
 *
 * @param name its name
 * @param logins those that it allows
 * @param team pattern of the label {@code team}: a value, or one that ends with a star
 */
public record RoleSpec(String name, List<String> logins, String team) {
    /** Patterns of the label {@code env} that every role allows. */
    public static final List<String> ENVIRONMENTS = List.of("dev", "stage-*");

    /** The value of the label {@code env} that every role denies. */
    public static final String DENIED_ENVIRONMENT = "prod";

    /** The login that every role denies. */
    public static final String DENIED_LOGIN = "root";

    /** Every third role has a pattern with a star, the others name their team. */
    static RoleSpec of(int number) {
        String team = number % 3 == 0 ? "team-" + number + "-*" : teamOf(number);
        return new RoleSpec(nameOf(number), List.of("login-" + number, "ubuntu", World.LOCKED_LOGIN), team);
    }

    static String nameOf(int number) {
        return "role-" + number;
    }

    static String teamOf(int number) {
        return "team-" + number + "-core";
    }

    /** The same as a role of ours. */
    public Role role() {
        RoleSection allow =
                section(new LabelSelector(List.of(entry("team", List.of(team)), entry("env", ENVIRONMENTS))), logins);
        RoleSection deny =
                section(new LabelSelector(List.of(entry("env", List.of(DENIED_ENVIRONMENT)))), List.of(DENIED_LOGIN));
        return new Role(name, RoleVersion.V7, allow, deny, RoleOptions.NONE, Span.NONE);
    }

    private static RoleSection section(LabelSelector labels, List<String> logins) {
        return new RoleSection(
                List.of("default"),
                Map.of(ResourceKind.NODE, new LabelCondition(labels, Optional.empty())),
                Map.of(Principal.LOGINS, fragments(logins)),
                List.of(),
                Span.NONE);
    }

    private static LabelSelector.Entry entry(String key, List<String> values) {
        return new LabelSelector.Entry(Fragment.of(key), fragments(values));
    }

    private static List<Fragment> fragments(List<String> texts) {
        return texts.stream().map(Fragment::of).toList();
    }

    /** The same as an administrator writes it. */
    public String yaml() {
        return """
                kind: role
                version: v7
                metadata:
                  name: %s
                spec:
                  allow:
                    logins: [%s]
                    node_labels:
                      team: '%s'
                      env: [dev, 'stage-*']
                  deny:
                    logins: [root]
                    node_labels:
                      env: prod
                """.formatted(name, String.join(", ", logins), team);
    }
}
