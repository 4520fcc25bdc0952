package dev.portcullis.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.identity.Identity;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Device;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LockTargetsTest {
    private static final String CLUSTER = "leaf.example.com";
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Resource NODE = new Resource("node", "web-1", Map.of(), "host-1", "");
    private static final Subject.User BOT = new Subject.User(
            "bot-ci",
            List.of("dev"),
            Map.of(),
            "root.example.com",
            "key",
            new Device("laptop", "", ""),
            List.of("req-1", "req-2"),
            List.of(),
            "instance",
            "token");
    private static final Identity.Person REMOTE =
            new Identity.Person(BOT, List.of("dev"), List.of("leaf-dev"), "remote-bot-ci-root.example.com");
    private static final Set<String> CREDENTIAL = Set.of(
            "mfa_device=key",
            "device=laptop",
            "access_request=req-1",
            "access_request=req-2",
            "bot_instance_id=instance",
            "join_token=token");

    @Test
    void sshHasTheOriginalUserBothRolesTheLoginAndTheServer() {
        Request request = Request.connect(BOT, Protocol.SSH, NODE, Account.login("root"), NOW);
        assertThat(targets(request, REMOTE))
                .containsAll(CREDENTIAL)
                .contains("user=bot-ci", "role=dev", "role=leaf-dev", "login=root")
                .contains("server_id=host-1", "server_id=host-1.leaf.example.com", "node=host-1")
                .noneMatch(target -> target.startsWith("user=remote-"));
    }

    @Test
    void tlsHasBothUsersAndBothRolesButNeitherLoginNorServer() {
        Request request =
                Request.connect(BOT, Protocol.APP, Resource.of("app", "wiki", Map.of()), Account.login("root"), NOW);
        assertThat(targets(request, REMOTE))
                .containsAll(CREDENTIAL)
                .contains("user=bot-ci", "user=remote-bot-ci-root.example.com", "role=dev", "role=leaf-dev")
                .hasSize(CREDENTIAL.size() + 4);
    }

    @Test
    void desktopsAreTargetsOfTheirOwnKind() {
        Resource windows = Resource.of("windows_desktop", "D1", Map.of());
        Resource linux = Resource.of("linux_desktop", "D1", Map.of());
        assertThat(targets(Request.connect(BOT, Protocol.DESKTOP, windows, Account.NONE, NOW), REMOTE))
                .contains("windows_desktop=D1")
                .doesNotContain("linux_desktop=D1");
        assertThat(targets(Request.connect(BOT, Protocol.DESKTOP, linux, Account.NONE, NOW), REMOTE))
                .contains("linux_desktop=D1")
                .doesNotContain("windows_desktop=D1");
    }

    @Test
    void aRunningDesktopSessionKnowsOnlyTheMappedUser() {
        Resource desktop = Resource.of("windows_desktop", "D1", Map.of());
        Request request = Request.connect(BOT, Protocol.DESKTOP, desktop, Account.NONE, NOW)
                .active();
        assertThat(targets(request, REMOTE))
                .contains("user=remote-bot-ci-root.example.com", "role=leaf-dev")
                .doesNotContain("user=bot-ci", "role=dev");
    }

    @Test
    void certificatesOfUsersHaveNoLoginAndNoServer() {
        Identity.Person local = new Identity.Person(
                Subject.User.local("ann", List.of("ops"), Map.of()), List.of("ops"), List.of("ops"), "ann");
        assertThat(targets(Request.call(local.user(), Action.AUTHENTICATE, NOW), local))
                .containsExactlyInAnyOrder("user=ann", "role=ops");
    }

    @Test
    void machinesHaveTheirHostIdBareAndWithTheCluster() {
        Subject.Agent node = new Subject.Agent("Node", "h");
        Subject.Agent database = new Subject.Agent("Db", "h");
        Set<String> servers = Set.of("server_id=h", "server_id=h.leaf.example.com");
        assertThat(targets(Request.call(database, Action.JOIN, NOW), new Identity.Machine(database)))
                .isEqualTo(servers);
        assertThat(targets(Request.call(database, Action.API, NOW), new Identity.Machine(database)))
                .containsAll(servers)
                .contains("user=h.leaf.example.com", "role=Db")
                .hasSize(4);
        assertThat(targets(Request.call(node, Action.API, NOW), new Identity.Machine(node)))
                .contains("node=h", "node=h.leaf.example.com", "role=Node");
    }

    private static Set<String> targets(Request request, Identity identity) {
        Set<String> found = new TreeSet<>();
        LockTargets.forEach(
                request, identity, CLUSTER, (TargetField field, String value) -> found.add(field.key() + "=" + value));
        return found;
    }
}
