package dev.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.Replacement;
import dev.portcullis.request.Device;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Role;
import dev.portcullis.source.Fragment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentityResolverTest {
    private static final RoleMap MAP = new RoleMap(List.of(
            entry("^team-(.*)$", "leaf-$1"), entry("ops", "admin", "ops"), entry("web-*", "$1"), entry("*", "guest")));

    @Test
    void aLocalUserKeepsItsRoles() {
        assertThat(resolve("", "ops", "dev")).isEqualTo(List.of("ops", "dev"));
        assertThat(resolve("here", "ops")).isEqualTo(List.of("ops"));
    }

    @Test
    void theImplicitRoleAndRepetitionsAreLeftOut() {
        assertThat(resolve("", "a", Role.IMPLICIT, "b", "a")).isEqualTo(List.of("a", "b"));
        String[] many =
                IntStream.range(0, 50_000).mapToObj(i -> "r" + i % 25_000).toArray(String[]::new);
        assertThat(resolve("", many)).hasSize(25_000);
    }

    @Test
    void everyMatchingEntryContributes() {
        assertThat(resolve("there", "team-qa", "ops")).isEqualTo(List.of("leaf-qa", "admin", "ops", "guest"));
        assertThat(resolve("there", "web-eu")).isEqualTo(List.of("eu", "guest"));
    }

    @Test
    void aRemoteUserWithoutRolesHasOneWithoutAName() {
        assertThat(resolve("there")).isEqualTo(List.of("guest"));
    }

    @Test
    void aRemoteUserGetsALocalName() {
        assertThat(person("there", "ops").localName()).isEqualTo("remote-ann-there");
        assertThat(person("there", "ops").remote()).isTrue();
        assertThat(person("here", "ops").remote()).isFalse();
    }

    private static List<String> resolve(String origin, String... roles) {
        return person(origin, roles).roles();
    }

    private static Identity.Person person(String origin, String... roles) {
        Subject.User user = new Subject.User(
                "ann", List.of(roles), Map.of(), origin, "", Device.NONE, List.of(), List.of(), "", "");
        return (Identity.Person) new IdentityResolver("here", MAP).resolve(user);
    }

    private static RoleMap.Entry entry(String remote, String... local) {
        return new RoleMap.Entry(
                "",
                RegularExpression.of(PolicyParser.matcher(Fragment.of(remote), new Diagnostics())
                        .orElseThrow()),
                Stream.of(local).map(Replacement::of).toList());
    }
}
