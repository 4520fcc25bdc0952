package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.Device;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.ResourceId;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final StoredUser ANN =
            new StoredUser("ann", Map.of(), List.of("dev"), Map.of("team", List.of("a")), Span.NONE);
    private static final Catalog CATALOG =
            new Catalog(ClusterSettings.DEFAULT.named("root"), List.of(), List.of(ANN), List.of());

    @Test
    void readsEverything() {
        Request request = request("""
                user: ann
                roles: [ops]
                traits: {a: [b]}
                origin_cluster: leaf
                protocol: db
                action: connect
                session: active
                login: root
                db_user: postgres
                db_name: sales
                kube_resource: {kind: pods, api_group: '', namespace: default, name: p, verb: get}
                resource: {kind: db, name: d, labels: {env: prod}, server_id: s, protocol: postgres}
                mfa_device: m
                device: {id: i, asset_tag: t, credential_id: c}
                access_requests: [r]
                allowed_resource_ids: [{cluster: root, kind: db, name: d}]
                bot_instance_id: b
                join_token: j
                session_recording: {participants: [ann]}
                ssh_session: {participants: [bob], login: root}
                requested_ttl: 1h
                """);
        assertThat(request.subject())
                .isEqualTo(new Subject.User(
                        "ann",
                        List.of("ops"),
                        Map.of("a", List.of("b")),
                        "leaf",
                        "m",
                        new Device("i", "t", "c"),
                        List.of("r"),
                        List.of(new ResourceId("root", "db", "d")),
                        "b",
                        "j"));
        assertThat(request.protocol()).isEqualTo(Protocol.DB);
        assertThat(request.action()).isEqualTo(Action.CONNECT);
        assertThat(request.session()).isEqualTo(SessionState.ACTIVE);
        assertThat(request.account()).isEqualTo(new Account("root", "postgres", "sales"));
        assertThat(request.kubeObject()).isEqualTo(new KubeObject("pods", "", "default", "p", "get"));
        assertThat(request.resource()).isEqualTo(new Resource("db", "d", Map.of("env", "prod"), "s", "postgres"));
        assertThat(request.recording().participants()).containsExactly("ann");
        assertThat(request.liveSession().participants()).containsExactly("bob");
        assertThat(request.requestedTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(request.now()).isEqualTo(NOW);
    }

    @Test
    void theStoredUserStandsInForWhatIsAbsent() {
        assertThat(user("{user: ann, action: connect}").roles()).containsExactly("dev");
        assertThat(user("{user: ann, action: connect}").trait("team")).containsExactly("a");
        assertThat(user("{user: ann, action: connect, roles: [], traits: {}}"))
                .isEqualTo(Subject.User.local("ann", List.of(), Map.of()));
        assertThat(user("{user: bob, action: connect}").roles()).isEmpty();
    }

    @Test
    void aUserOfAnotherClusterIsNotTheStoredOneOfThatName() {
        assertThat(user("{user: ann, action: connect, origin_cluster: leaf}").roles())
                .isEmpty();
        Subject.User local = user("{user: ann, action: connect, origin_cluster: root}");
        assertThat(local.roles()).containsExactly("dev");
        assertThat(local.originCluster()).isEmpty();
    }

    @Test
    void readsAgentsAndCalls() {
        Request request =
                request("{host: {role: Node, server_id: s}, action: api, rule: {kind: lock, verbs: [list, read]}}");
        assertThat(request.subject()).isEqualTo(new Subject.Agent("Node", "s"));
        assertThat(request.action()).isEqualTo(Action.api("lock", List.of("list", "read")));
        assertThat(request("{user: ann, action: api}").action()).isEqualTo(Action.API);
        assertThat(request("{user: ann, action: print}").action().name()).isEqualTo("print");
    }

    @Test
    void readsWhatElseIsKnown() {
        Request request = request(
                "{user: ann, action: edit, action_properties: {soft: true}, client: {address: 10.0.0.1, version: '17.0'},"
                        + " resource: {kind: doc, properties: {owner: ann, size: 1.5, tags: [a, null], gone: null}},"
                        + " context: {ticket: {id: 7}}}");
        assertThat(request.action().properties().get("soft")).contains(true);
        assertThat(request.client()).isEqualTo(new Client("10.0.0.1", "17.0"));
        assertThat(request.resource().properties().values())
                .isEqualTo(Map.of(
                        "owner", "ann", "size", new BigDecimal("1.5"), "tags", List.of("a", Properties.Null.NULL)));
        assertThat(request.context().get("ticket")).contains(Map.of("id", new BigDecimal(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "node,connect,SSH", "app,connect,APP", "db,connect,DB", "kube_cluster,connect,KUBE",
        "windows_desktop,connect,DESKTOP", "linux_desktop,connect,DESKTOP", "record,edit,OTHER", "'',api,AUTH_API",
        "'',authenticate,AUTH_API", "'',join,AUTH_API", "'',edit,OTHER"
    })
    void anAbsentProtocolFollowsFromTheKind(String kind, String action, Protocol protocol) {
        assertThat(request("{user: ann, action: " + action + ", resource: {kind: '" + kind + "'}}")
                        .protocol())
                .isEqualTo(protocol);
    }

    @Test
    void aProtocolOfAGatewayIsAnother() {
        assertThat(request("{user: ann, action: x, protocol: other, resource: {kind: queue}}")
                        .protocol())
                .isEqualTo(Protocol.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{user: ann, action: connect, mfa_devise: x} | f:1:30: error[P312]: `mfa_devise` is not a field of a request",
                "{user: ann, action: connect, device: {asset: x}} | f:1:39: error[P312]: `asset` is not a field of a device",
                "{user: ann, action: connect, session: actve} | f:1:39: error[P320]: `actve` is not one of `new`, `active`",
                "{user: ann, action: connect, roles: ops} | f:1:37: error[P313]: expected a list of texts, found text",
                "{user: 7, action: connect} | f:1:8: error[P313]: expected text, found a whole number",
                "{user: ann} | f:1:1: error[P314]: the request has no `action`",
                "{action: connect} | f:1:1: error[P314]: the request has no `user`",
                "{user: ann, host: {}, action: join} | f:1:13: error[P310]: a request comes from a `user` or from a `host`, not from both",
                "{user: ann, action: connect, context: {a: .inf}} | f:1:43: error[P310]: `.inf` is no number of JSON",
                "{user: ann, action: connect, context: {a: 1e9999}} | f:1:43: error[P310]: `1e9999` is no number of JSON",
                "{user: ann, action: connect, context: [a]} | f:1:39: error[P313]: expected a map, found a list",
                "{user: ann, action: x, resource: {properties: a}} | f:1:47: error[P313]: expected a map, found text",
                "{user: ann, action: connect, rule: {kind: role, verbs: [read]}} | f:1:30: error[P310]: `rule` belongs to `action: api`, not to `connect`",
                "{user: ann, action: authenticate, rule: {kind: role, verbs: [read]}} | f:1:35: error[P310]: `rule` belongs to `action: api`, not to `authenticate`",
                "{user: ann, action: authenticate, requested_ttl: -1h} | f:1:50: error[P310]: `requested_ttl` is negative",
                "{user: ann, action: authenticate, requested_ttl: soon} | f:1:50: error[P130]: `soon` is not a duration",
                "[] | f:1:1: error[P313]: expected a map, found a list",
                "'' | f:1:1: error[P313]: expected one request, found nothing"
            })
    void mistakesAreErrors(String text, String message) {
        RequestReading reading = new RequestReader(NOW, CATALOG).read(new SourceFile("f", text));
        assertThat(reading.request()).isEmpty();
        assertThat(reading.diagnostics().toString()).contains(message);
    }

    private static Subject.User user(String text) {
        return (Subject.User) request(text).subject();
    }

    private static Request request(String text) {
        RequestReading reading = new RequestReader(NOW, CATALOG).read(new SourceFile("f", text));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.request().orElseThrow();
    }
}
