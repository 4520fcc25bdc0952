package dev.portcullis.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.request.Properties;
import dev.portcullis.source.SourceFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMappingTest {
    private static final String REST = """
            action: {method: {GET: read, POST: write, connect: connect}}
            resource: {kind: app, name: {request: host}}
            """;
    private static final String HEADER = "user: {header: x-user}\n" + REST;

    @Test
    void takesTheFirstSourceThatHasAValue() {
        RequestMapping mapping = mapping("user: [{jwt: sub}, {header: X-User}, {header: x-other}, guest]\n" + REST);
        assertThat(user(mapping, Exchanges.with("x-other", "bob"))).isEqualTo("bob");
        assertThat(user(mapping, Exchanges.with("X-USER", " ann "))).isEqualTo("ann");
        assertThat(user(mapping, Exchanges.with("x-user", ""))).isEqualTo("guest");
    }

    @Test
    void knowsNobodyWithoutAUser() {
        assertThat(mapping(HEADER).map(Exchanges.get("/"))).isEqualTo(new Mapped.Anonymous());
        assertThat(mapping(HEADER).map(Exchanges.with("x-user", " "))).isEqualTo(new Mapped.Anonymous());
    }

    @Test
    void refusesAHeaderThatIsSentTwice() {
        assertThat(mapping(HEADER).map(Exchanges.with("x-user", "ann", "bob")))
                .isEqualTo(new Mapped.Refused("the header `x-user` is sent more than once"));
        assertThat(mapping(HEADER).map(Exchanges.with("x-user", "ann", "")))
                .isEqualTo(new Mapped.Refused("the header `x-user` is sent more than once"));
    }

    @Test
    void refusesAHeaderThatMayHaveBeenSentTwice() {
        HttpHeaders joined = new HttpHeaders(Map.of("x-user", List.of("ann,bob")), HttpHeaders.Repeats.JOINED);
        assertThat(mapping(HEADER).map(Exchanges.request("GET", "app", "/", joined)))
                .isEqualTo(
                        new Mapped.Refused("the header `x-user` holds a comma and may have been sent more than once"));
    }

    @Test
    void refusesNamesThatNobodyHas() {
        assertThat(mapping(HEADER).map(Exchanges.with("x-user", "a\u0000nn"))).isInstanceOf(Mapped.Refused.class);
        assertThat(mapping(HEADER).map(Exchanges.with("x-user", "a".repeat(5_000))))
                .isInstanceOf(Mapped.Refused.class);
    }

    @Test
    void readsHeadersAsUtf8() {
        HttpHeaders good = HttpHeaders.ofBytes(List.of(Map.entry("X-User", "j\u00c3\u00bcrgen")));
        HttpHeaders bad = HttpHeaders.ofBytes(List.of(Map.entry("X-User", "j\u00fcrgen")));
        assertThat(user(mapping(HEADER), Exchanges.request("GET", "app", "/", good)))
                .isEqualTo("jürgen");
        assertThat(mapping(HEADER).map(Exchanges.request("GET", "app", "/", bad)))
                .isInstanceOf(Mapped.Refused.class);
    }

    @Test
    void takesClaimsOfTheOnlyToken() {
        RequestMapping mapping = mapping("user: {jwt: [realm, name]}\nroles: {jwt: groups}\n" + REST);
        Map<String, Properties> token =
                Map.of("any", claims(Map.of("realm", Map.of("name", "ann"), "groups", List.of("a", "b"))));
        assertThat(request(mapping, Exchanges.claiming(token)).user()).isEqualTo("ann");
        assertThat(request(mapping, Exchanges.claiming(token)).roles()).contains(List.of("a", "b"));
    }

    @Test
    void refusesToChooseBetweenTokens() {
        Map<String, Properties> two = Map.of("one", claims(Map.of("sub", "ann")), "two", claims(Map.of("sub", "bob")));
        assertThat(mapping("user: {jwt: sub}\n" + REST).map(Exchanges.claiming(two)))
                .isInstanceOf(Mapped.Refused.class);
        assertThat(user(mapping("user: {jwt: sub, token: two}\n" + REST), Exchanges.claiming(two)))
                .isEqualTo("bob");
    }

    @Test
    void refusesClaimsThatAreNoNames() {
        RequestMapping mapping = mapping("user: {jwt: sub}\n" + REST);
        assertThat(mapping.map(Exchanges.claiming(Map.of("t", claims(Map.of("sub", new BigDecimal(7)))))))
                .isEqualTo(new Mapped.Refused("user is not one text"));
        assertThat(mapping.map(Exchanges.claiming(Map.of("t", claims(Map.of("sub", List.of("ann", "bob")))))))
                .isEqualTo(new Mapped.Refused("user is not one text"));
    }

    @Test
    void takesNamesOfCertificates() {
        PeerCertificate certificate = new PeerCertificate(
                "spiffe://example.org/user/ann", List.of("spiffe://example.org/user/ann", "urn:x"), List.of("a", "b"));
        String cut = "user: {certificate: uri_san, after: 'spiffe://example.org/user/'}\n";
        assertThat(user(mapping(cut + REST), Exchanges.showing(certificate))).isEqualTo("ann");
        assertThat(mapping("user: {certificate: dns_san}\n" + REST).map(Exchanges.showing(certificate)))
                .isEqualTo(new Mapped.Refused("user is not one text"));
    }

    @Test
    void takesWhatTheGatewaySaysOfTheRoute() {
        RequestMapping mapping = mapping("user: ann\naction: read\nresource: {kind: app, name: {extension: app}}\n");
        assertThat(request(mapping, Exchanges.along(Map.of("app", "crm")))
                        .resource()
                        .name())
                .isEqualTo("crm");
        assertThat(mapping.map(Exchanges.along(Map.of("app", ""))))
                .isEqualTo(new Mapped.Refused("the mapping has no name for this"));
    }

    @Test
    void takesWhatStandsBetween() {
        RequestMapping mapping = mapping("user: {header: x-mail, before: '@example.org'}\n" + REST);
        assertThat(user(mapping, Exchanges.with("x-mail", "ann@example.org"))).isEqualTo("ann");
        assertThat(mapping.map(Exchanges.with("x-mail", "ann@example.com"))).isEqualTo(new Mapped.Anonymous());
        assertThat(mapping.map(Exchanges.with("x-mail", "@example.org"))).isEqualTo(new Mapped.Anonymous());
    }

    @Test
    void takesListsOfHeaders() {
        RequestMapping mapping =
                mapping("user: ann\nroles: {header: x-roles, split: ','}\ntraits: {team: {header: x-roles}}\n" + REST);
        MappedRequest request = request(mapping, Exchanges.with("x-roles", "dev, ops,,"));
        assertThat(request.roles()).contains(List.of("dev", "ops"));
        assertThat(request.traits()).containsEntry("team", List.of("dev, ops,,"));
        assertThat(request(mapping, Exchanges.get("/")).roles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1767600000, 2026-01-05T08:00:00Z", "1767600000.9, 2026-01-05T08:00:00Z"})
    void takesTheTimeOfTheLogin(BigDecimal claim, Instant time) {
        RequestMapping mapping = mapping("user: ann\nauth_time: {jwt: auth_time}\n" + REST);
        assertThat(request(mapping, Exchanges.claiming(Map.of("t", claims(Map.of("auth_time", claim)))))
                        .authTime())
                .contains(time);
        assertThat(mapping.map(Exchanges.claiming(Map.of("t", claims(Map.of("auth_time", "yesterday"))))))
                .isInstanceOf(Mapped.Refused.class);
        BigDecimal milliseconds = new BigDecimal("1767600000000");
        assertThat(mapping.map(Exchanges.claiming(Map.of("t", claims(Map.of("auth_time", milliseconds))))))
                .isInstanceOf(Mapped.Refused.class);
    }

    @Test
    void refusesMethodsWithoutAWord() {
        RequestMapping mapping = mapping("user: ann\n" + REST);
        assertThat(request(mapping, Exchanges.using("POST")).action().name()).isEqualTo("write");
        assertThat(mapping.map(Exchanges.using("TRACE")))
                .isEqualTo(new Mapped.Refused("the mapping has no action for this"));
        assertThat(mapping.map(Exchanges.using("get"))).isInstanceOf(Mapped.Refused.class);
    }

    @Test
    void refusesActionsThatReachNoResource() {
        RequestMapping mapping = mapping("user: ann\naction: {request: method}\nresource: {kind: app, name: crm}\n");
        assertThat(mapping.map(Exchanges.using("api")))
                .isEqualTo(new Mapped.Refused("the action `api` is not one of HTTP"));
        assertThat(request(mapping, Exchanges.using("GET")).action().name()).isEqualTo("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/crm, crm",
        "/apps/crm/, crm",
        "//apps//crm/x/y?z=/apps/hr, crm",
        "/apps/c%72m/x, crm",
        "/files/a/b/c, a/b/c",
        "/t/blue/red, red-of-blue",
        "/admin, admin",
        "/admin/x, admin",
        "/, start",
    })
    void takesNamesFromThePath(String target, String name) {
        assertThat(request(byPath(), Exchanges.get(target)).resource().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"/apps", "/files", "/t/blue", "/Admin", "/apps/../admin", "/x/%2e%2e/admin", "/admin;x"})
    void refusesOtherPaths(String target) {
        assertThat(byPath().map(Exchanges.get(target))).isInstanceOf(Mapped.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"crm.apps.example.org, crm", "CRM.apps.example.org:8443, crm"})
    void takesNamesFromTheHost(String host, String name) {
        assertThat(request(byHost(), Exchanges.at(host)).resource().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"apps.example.org", "x.crm.apps.example.org", "crm.apps.example.org.evil.net", "crm/apps", "''"})
    void refusesOtherHosts(String host) {
        assertThat(byHost().map(Exchanges.at(host))).isInstanceOf(Mapped.Refused.class);
    }

    @Test
    void looksAtThePathOnlyWhereItIsAskedFor() {
        assertThat(mapping("user: ann\n" + REST).map(Exchanges.get("/matrix;x=1/..")))
                .isInstanceOf(Mapped.Question.class);
    }

    @Test
    void tellsWhatElseIsKnown() {
        RequestMapping mapping = mapping("""
                user: ann
                action: read
                resource:
                  kind: app
                  name: crm
                  labels: {env: prod, tier: {header: x-tier}}
                  properties: {path: {request: path}, query: {request: query}, sni: {request: sni}}
                client: {version: {header: user-agent}}
                context: {level: {jwt: level}}
                """);
        MappedRequest request = request(mapping, Exchanges.get("/a/?b=c"));
        assertThat(request.resource().labels()).isEqualTo(Map.of("env", "prod"));
        assertThat(request.resource().properties().values())
                .isEqualTo(Map.of("path", "/a", "query", "b=c", "sni", "app.example.org"));
        assertThat(request.client().address()).isEqualTo("10.0.0.9");
        assertThat(request(mapping, Exchanges.claiming(Map.of("t", claims(Map.of("level", 3)))))
                        .context()
                        .values())
                .isEqualTo(Map.of("level", new BigDecimal(3)));
    }

    private static RequestMapping byHost() {
        return mapping("user: ann\naction: read\nresource: {kind: app, name: {host: '{app}.Apps.example.org'}}\n");
    }

    private static RequestMapping byPath() {
        return mapping("""
                user: ann
                action: read
                resource:
                  kind: app
                  name:
                    - {path: '/apps/{name}/**'}
                    - {path: '/files/{rest...}'}
                    - {path: '/t/{tenant}/{name}', value: '{name}-of-{tenant}'}
                    - {path: '/admin/**', value: admin}
                    - {path: '/', value: start}
                """);
    }

    private static Properties claims(Map<String, Object> values) {
        return new Properties(values);
    }

    private static String user(RequestMapping mapping, HttpExchange exchange) {
        return request(mapping, exchange).user();
    }

    private static MappedRequest request(RequestMapping mapping, HttpExchange exchange) {
        Mapped mapped = mapping.map(exchange);
        assertThat(mapped).isInstanceOf(Mapped.Question.class);
        return ((Mapped.Question) mapped).request();
    }

    private static RequestMapping mapping(String text) {
        MappingReading reading = MappingReader.read(new SourceFile("mapping.yaml", text));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.mapping().orElseThrow();
    }
}
