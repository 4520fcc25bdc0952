package dev.portcullis.server.extauthz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.extauthz.EnvoyClient.Outcome;
import dev.portcullis.server.mapping.DefaultMapping;
import dev.portcullis.server.mapping.RequestMapping;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.grpc.common.GrpcStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExtAuthzTest {
    private static final String BY_HEADER =
            "user: {header: x-user}\naction: read\nresource: {kind: app, name: orders}\n";

    private Trial trial = new Trial(Trial.exampleMapping(), Set.of(Right.ASK));
    private EnvoyClient client = new EnvoyClient(trial, Trial.TOKEN);

    @AfterEach
    void stop() {
        trial.close();
    }

    private void serve(RequestMapping mapping, Right... rights) {
        trial.close();
        trial = new Trial(mapping, Set.of(rights));
        client = new EnvoyClient(trial, Trial.TOKEN);
    }

    @Test
    void allowsWithHeadersForTheService() {
        CheckResponse answer = client.ask(Checks.of("alice", "GET", "/apps/orders/7?x=y"));

        assertThat(answer.getStatus().getCode()).isZero();
        assertThat(headers(answer.getOkResponse().getHeadersList()))
                .containsEntry("remote-user", "alice")
                .containsEntry("portcullis-decision", "allow")
                .containsEntry("portcullis-reason", "granted")
                .containsKeys("portcullis-revision", "portcullis-generation", "portcullis-obligations");
        assertThat(answer.getOkResponse().getHeadersToRemoveList())
                .contains("remote_user", "portcullis_decision")
                .doesNotContain("remote-user");
        assertThat(text(answer, "decision")).isEqualTo("allow");
        assertThat(text(answer, "user")).isEqualTo("alice");
        assertThat(trial.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.edge()).isEqualTo("ext_authz");
            assertThat(asked.requestId()).isEqualTo("7");
            assertThat(asked.request().client().address()).isEqualTo("192.0.2.7");
            assertThat(asked.request().resource().labels()).containsEntry("team", "shop");
            assertThat(asked.request().resource().properties().get("path")).contains("/apps/orders/7");
        });
    }

    @Test
    void refusesWithTheMessageOfTheRule() {
        CheckResponse answer = client.ask(Checks.of("bob", "POST", "/apps/orders"));

        assertThat(answer.getStatus().getCode()).isEqualTo(GrpcStatus.PERMISSION_DENIED.code);
        assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(403);
        assertThat(answer.getDeniedResponse().getBody()).isEqualTo("Orders are changed by writers.\n");
        assertThat(headers(answer.getDeniedResponse().getHeadersList()))
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .containsEntry("cache-control", "no-store")
                .containsEntry("portcullis-reason", "rule");
        assertThat(text(answer, "reason")).isEqualTo("rule");
        Struct by = answer.getDynamicMetadata().getFieldsOrThrow("decided_by").getStructValue();
        assertThat(by.getFieldsOrThrow("name").getStringValue()).isEqualTo("orders are changed by writers");
        assertThat(by.getFieldsOrThrow("line").getNumberValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Trial.TOKEN, "wrong"})
    void aMessageThatSaysToBeCompressedInNoWayIsAnswered(String token) throws Exception {
        byte[] flagged = {1, 0, 0, 0, 0};
        io.vertx.core.http.HttpClient raw = trial.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false));
        String status = Trial.within(raw.request(
                        HttpMethod.POST, trial.port(), "127.0.0.1", "/envoy.service.auth.v3.Authorization/Check")
                .compose(request -> {
                    request.putHeader("content-type", "application/grpc")
                            .putHeader("te", "trailers")
                            .putHeader("portcullis-token", token);
                    return request.send(Buffer.buffer(flagged))
                            .compose(response -> response.end()
                                    .map(end -> response.headers().contains("grpc-status")
                                            ? response.getHeader("grpc-status")
                                            : response.getTrailer("grpc-status")));
                }));
        assertThat(status).isEqualTo(token.equals("wrong") ? "16" : "0");
    }

    @Test
    void refusesInJsonWhereThatIsWanted() {
        HttpRequest.Builder request = Checks.get("/apps/reports", "accept", "application/json, text/plain");
        CheckResponse answer = client.ask(Checks.of(Checks.claims(Map.of("sub", "bob")), request));

        assertThat(answer.getDeniedResponse().getBody())
                .startsWith("{\"decision\":\"deny\",\"reason\":\"no_match\",\"message\":\"");
        assertThat(headers(answer.getDeniedResponse().getHeadersList()))
                .containsEntry("content-type", "application/json");
    }

    @Test
    void refusesNobody() {
        CheckResponse answer = client.ask(Checks.ofNobody("/apps/orders"));

        assertThat(answer.getStatus().getCode()).isEqualTo(GrpcStatus.UNAUTHENTICATED.code);
        assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(401);
        assertThat(headers(answer.getDeniedResponse().getHeadersList())).containsEntry("www-authenticate", "Bearer");
        assertThat(text(answer, "reason")).isEqualTo("unauthenticated");
        assertThat(trial.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apps/orders/../reports",
                "/apps/orders/%2e%2e/reports",
                "/apps/orders%2f..%2freports",
                "/apps/reports;x",
                "/apps/%00",
                "/apps/%252e%252e",
                "/other",
                "apps/orders",
                ""
            })
    void refusesPathsThatCannotBeReliedOn(String path) {
        CheckResponse answer = client.ask(Checks.of("alice", "GET", path));

        assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(403);
        assertThat(text(answer, "reason")).isEqualTo("unclear");
        assertThat(trial.asked()).isEmpty();
    }

    @Test
    void refusesWhoIsLocked() throws InterruptedException {
        trial.lock("alice", "Call the security team.");
        CheckResponse answer = client.ask(Checks.of("alice", "GET", "/apps/orders"));

        assertThat(answer.getDeniedResponse().getBody())
                .isEqualTo("lock targeting User:\"alice\" is in force: Call the security team.\n");
        assertThat(text(answer, "reason")).isEqualTo("locked");
    }

    @Test
    void refusesCallersThatItDoesNotKnow() {
        CheckRequest check = Checks.of("alice", "GET", "/apps/orders");

        assertThat(new EnvoyClient(trial, "guess").call(check).status()).isEqualTo(GrpcStatus.UNAUTHENTICATED);
        assertThat(new EnvoyClient(trial, "guess").call(check).answer()).isEmpty();
        assertThat(trial.asked()).isEmpty();
    }

    @Test
    void refusesCallersThatMayNotAsk() {
        serve(Trial.exampleMapping(), Right.WATCH);
        Outcome outcome = client.call(Checks.of("alice", "GET", "/apps/orders"));

        assertThat(outcome.status()).isEqualTo(GrpcStatus.PERMISSION_DENIED);
        assertThat(outcome.answer()).isEmpty();
    }

    @Test
    void believesWhatIsAssertedOnlyOfThoseWhoMay() {
        RequestMapping mapping = Trial.mapping("""
                user: {jwt: sub}
                roles: {jwt: roles}
                traits: {groups: {jwt: groups}}
                auth_time: {jwt: auth_time}
                action: {method: {POST: write}}
                resource: {kind: app, name: {path: '/apps/{service}/**'}}
                """);
        Map<String, Object> claims =
                Map.of("sub", "carol", "roles", List.of("shop"), "groups", "writers", "auth_time", 1_767_600_000L);
        CheckRequest check = Checks.of(
                Checks.claims(claims),
                HttpRequest.newBuilder().setMethod("POST").setPath("/apps/orders"));
        serve(mapping, Right.ASK);
        CheckResponse ignored = client.ask(check);

        assertThat(ignored.getStatus().getCode()).isEqualTo(GrpcStatus.PERMISSION_DENIED.code);
        assertThat(ignored.getDynamicMetadata()
                        .getFieldsOrThrow("warnings")
                        .getListValue()
                        .getValues(0)
                        .getStringValue())
                .contains("has no right to assert subjects");

        serve(mapping, Right.ASK, Right.ASSERT_SUBJECTS);
        assertThat(client.ask(check).getStatus().getCode()).isZero();
        assertThat(trial.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.request().subject())
                        .hasFieldOrPropertyWithValue("authTime", Instant.parse("2026-01-05T08:00:00Z")));
    }

    @Test
    void refusesHeadersThatAreSentTwice() {
        serve(Trial.mapping(BY_HEADER), Right.ASK);

        assertThat(client.ask(Checks.of(AttributeContext.newBuilder(), Checks.get("/", "x-user", "alice")))
                        .getStatus()
                        .getCode())
                .isZero();
        assertThat(text(
                        client.ask(Checks.of(
                                AttributeContext.newBuilder(), Checks.get("/", "x-user", "bob", "x-user", "alice"))),
                        "message"))
                .isEqualTo("the header `x-user` is sent more than once");
    }

    @Test
    void refusesHeadersThatEnvoyMayHaveJoined() {
        serve(Trial.mapping(BY_HEADER), Right.ASK);
        HttpRequest.Builder joined = HttpRequest.newBuilder().setMethod("GET").putHeaders("x-user", "alice,bob");

        assertThat(text(client.ask(Checks.of(AttributeContext.newBuilder(), joined)), "reason"))
                .isEqualTo("unclear");
    }

    @Test
    void takesTheOwnerOfTheCertificate() {
        serve(DefaultMapping.EXT_AUTHZ.mapping(), Right.ASK);
        AttributeContext.Builder attributes = AttributeContext.newBuilder();
        attributes.getSourceBuilder().setPrincipal("alice");

        client.ask(Checks.of(attributes, Checks.get("/")));

        assertThat(trial.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.request().subject()).hasFieldOrPropertyWithValue("name", "alice");
            assertThat(asked.request().resource().name()).isEqualTo("front.example.org");
        });
    }

    @Test
    void takesWhatEnvoySaysOfTheRoute() {
        serve(
                Trial.mapping("user: alice\naction: read\nresource: {kind: app, name: {extension: service}}\n"),
                Right.ASK);
        AttributeContext.Builder attributes = AttributeContext.newBuilder().putContextExtensions("service", "orders");

        assertThat(client.ask(Checks.of(attributes, Checks.get("/")))
                        .getStatus()
                        .getCode())
                .isZero();
        assertThat(trial.asked().get(0).request().resource().name()).isEqualTo("orders");
    }

    @Test
    void aFaultIsARefusal() {
        AttributeContext.Builder broken = Checks.claims(Map.of("sub", "alice"));
        broken.getSourceBuilder().setCertificate("no certificate");
        CheckResponse answer = client.ask(Checks.of(broken, Checks.get("/apps/orders")));

        assertThat(answer.getStatus().getCode()).isEqualTo(GrpcStatus.PERMISSION_DENIED.code);
        assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(500);
        assertThat(text(answer, "reason")).isEqualTo("failed");
    }

    @Test
    void numbersWithoutEndAreARefusal() {
        Struct.Builder token = Struct.newBuilder();
        token.putFieldsBuilderIfAbsent("n").setNumberValue(Double.NaN);
        Struct.Builder tokens = Struct.newBuilder();
        tokens.putFieldsBuilderIfAbsent("token").setStructValue(token);
        CheckResponse answer = client.ask(Checks.of(Checks.metadata(tokens.build()), Checks.get("/apps/orders")));

        assertThat(text(answer, "reason")).isEqualTo("failed");
    }

    @Test
    void anEmptyQuestionIsRefused() {
        CheckResponse answer = client.ask(CheckRequest.getDefaultInstance());

        assertThat(answer.getStatus().getCode()).isEqualTo(GrpcStatus.UNAUTHENTICATED.code);
        assertThat(answer.hasOkResponse()).isFalse();
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(client.callWith(Buffer.buffer("\u0007 no message"), "Check")).isNotEqualTo(GrpcStatus.OK);
        assertThat(client.callWith(Buffer.buffer(new byte[2 << 20]), "Check")).isNotEqualTo(GrpcStatus.OK);
        assertThat(client.callWith(Buffer.buffer(), "Uncheck")).isEqualTo(GrpcStatus.UNIMPLEMENTED);
        assertThat(trial.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc", "application/grpc-web", "application/json"})
    void servesGrpcOverHttp2Only(String type) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        var request = java.net.http.HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + trial.port() + "/envoy.service.auth.v3.Authorization/Check"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .header("content-type", type)
                .header("portcullis-token", Trial.TOKEN)
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(trial.asked()).isEmpty();
    }

    private static Map<String, String> headers(List<HeaderValueOption> options) {
        return options.stream()
                .collect(Collectors.toMap(
                        option -> option.getHeader().getKey(),
                        option -> option.getHeader().getValue()));
    }

    private static String text(CheckResponse answer, String field) {
        return answer.getDynamicMetadata().getFieldsOrThrow(field).getStringValue();
    }
}
