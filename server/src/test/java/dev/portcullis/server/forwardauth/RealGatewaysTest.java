package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real gateways with the configurations of the examples, between a client and a wiki. */
@Timeout(400)
class RealGatewaysTest {
    private static final String HOST = Scene.HOST;
    private static final int MANY = 4_000;

    private final List<Scene> scenes = new ArrayList<>();

    @TempDir
    private Path folder;

    private Scene start(Gateway gateway) throws IOException, InterruptedException {
        return start(gateway, HeaderSet.FORWARDED, UnaryOperator.identity());
    }

    private Scene start(Gateway gateway, HeaderSet headers, UnaryOperator<String> settings)
            throws IOException, InterruptedException {
        Scene scene = Scene.start(gateway, headers, settings, folder);
        scenes.add(scene);
        return scene;
    }

    @AfterEach
    void stop() {
        scenes.forEach(Scene::close);
    }

    @ParameterizedTest
    @EnumSource
    void lettingSomebodyInTellsTheWikiWhoItIs(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);

        assertThat(scene.get("bob", "/pages/1?a=b"))
                .extracting(Scene.Answered::status, Scene.Answered::body)
                .containsExactly(200, "a page");
        assertThat(scene.reached()).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("bob");
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Revision"))
                    .singleElement()
                    .asString()
                    .endsWith(":0");
            assertThat(headers.contains("Authorization")).isFalse();
        });
        assertThat(scene.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.request().action().name()).isEqualTo("read");
            assertThat(asked.request().resource().name()).isEqualTo(HOST);
            assertThat(asked.request().resource().properties().get("path")).contains("/pages/1");
            assertThat(asked.request().client().address()).isEqualTo("127.0.0.1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void theMethodOfTheClientCounts(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);

        assertThat(Trial.within(scene.ask("alice", HttpMethod.POST, "/pages/1", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(Trial.within(scene.ask("bob", HttpMethod.POST, "/pages/1", Map.of()))
                        .status())
                .isEqualTo(403);
        assertThat(scene.reached()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void refusingReachesTheClientWithItsReason(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        Scene.Answered answered = scene.get("bob", "/admin/users");

        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("The administration of the wiki is for its administrators.\n");
        assertThat(scene.reached()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNotLoggedInIsAskedToAndNobodyIsAskedAboutThem(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        Map<String, String> forged =
                Map.of("X-Forwarded-User", "alice", "Remote-User", "alice", "Portcullis-Token", Trial.TOKEN);

        assertThat(scene.get("", "/pages/1").status()).isEqualTo(401);
        assertThat(Trial.within(scene.ask("", HttpMethod.GET, "/pages/1", forged))
                        .status())
                .isEqualTo(401);
        assertThat(Trial.within(scene.ask(
                                "", HttpMethod.GET, "/pages/1", Map.of("Authorization", Scene.basic("bob:guess"))))
                        .status())
                .isEqualTo(401);
        assertThat(scene.asked()).isEmpty();
        assertThat(scene.reached()).isEmpty();
    }

    /** A client can send every header that anybody believes. */
    @ParameterizedTest
    @EnumSource
    void headersThatAClientForgesAreNotBelieved(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        Map<String, String> forged = Map.ofEntries(
                Map.entry("X-Forwarded-User", "alice"),
                Map.entry("Remote-User", "alice"),
                Map.entry("Portcullis-Token", "forged"),
                Map.entry("Portcullis-Decision", "forged"),
                Map.entry("Portcullis-Revision", "forged"),
                Map.entry("X-Forwarded-Method", "GET"),
                Map.entry("X-Forwarded-Uri", "/pages/1"),
                Map.entry("X-Forwarded-Host", "other.localhost"),
                Map.entry("X-Forwarded-Proto", "https"),
                Map.entry("X-Forwarded-For", "192.0.2.1"),
                Map.entry("X-Original-Method", "GET"),
                Map.entry("X-Original-URI", "/pages/1"),
                Map.entry("X-Original-URL", "http://wiki.localhost/pages/1"),
                Map.entry("X-HTTP-Method-Override", "GET"),
                Map.entry("X-Rewrite-Url", "/pages/1"));

        assertThat(Trial.within(scene.ask("bob", HttpMethod.GET, "/admin", forged))
                        .status())
                .isEqualTo(403);
        assertThat(Trial.within(scene.ask("bob", HttpMethod.POST, "/pages/1", forged))
                        .status())
                .isEqualTo(403);
        assertThat(scene.reached()).isEmpty();
        assertThat(Trial.within(scene.ask("bob", HttpMethod.GET, "/pages/1", forged))
                        .status())
                .isEqualTo(200);
        assertThat(scene.reached()).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("bob");
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Revision")).doesNotContain("forged");
        });
        assertThat(scene.asked()).hasSize(3).allSatisfy(asked -> {
            assertThat(asked.request().resource().name()).isEqualTo(HOST);
            assertThat(asked.request().client().address()).isEqualTo("127.0.0.1");
        });
    }

    /** The other two ways that configurations of nginx are written in. */
    @Test
    void nginxMaySendTheUriInOtherHeaders() throws IOException, InterruptedException {
        Scene scene = start(
                Gateway.NGINX,
                HeaderSet.ORIGINAL_URI,
                text -> text.replace("X-Forwarded-Method", "X-Original-Method")
                        .replace("X-Forwarded-Uri", "X-Original-URI"));

        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(200);
        assertThat(scene.get("bob", "/admin").status()).isEqualTo(403);
    }

    @Test
    void nginxMaySendAUrl() throws IOException, InterruptedException {
        Scene scene = start(
                Gateway.NGINX,
                HeaderSet.ORIGINAL_URL,
                text -> text.replace("X-Forwarded-Method", "X-Original-Method")
                        .replace("X-Forwarded-Uri $request_uri", "X-Original-URL $scheme://$http_host$request_uri"));

        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(200);
        assertThat(scene.get("bob", "/admin").status()).isEqualTo(403);
    }

    @Test
    void nginxThatSendsTheHeadersOfAnotherSetLetsNobodyIn() throws IOException, InterruptedException {
        Scene scene = start(Gateway.NGINX, HeaderSet.ORIGINAL_URI, UnaryOperator.identity());

        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(500);
        assertThat(scene.reached()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pathsThatTheWikiMayReadInAnotherWayAreRefused(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        List<String> paths = List.of(
                "/pages/../admin", "/pages/%2e%2e/admin", "//admin", "/%61dmin", "/admin;x", "/pages%2f..%2fadmin");

        for (String path : paths) {
            assertThat(scene.get("bob", path).status()).as(path).isEqualTo(403);
        }
        assertThat(scene.reached()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsLockedIsRefusedAtOnce(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(200);

        scene.lock("bob", "Call the security team.");

        Scene.Answered answered = scene.get("bob", "/pages/1");
        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("lock targeting User:\"bob\" is in force: Call the security team.\n");
        assertThat(scene.get("alice", "/pages/1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAServerEverybodyIsRefused(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(200);

        scene.stopServer();

        assertThat(scene.get("bob", "/pages/1").status()).isEqualTo(gateway.withoutServer());
        assertThat(scene.get("alice", "/pages/1").status()).isEqualTo(gateway.withoutServer());
        assertThat(scene.reached()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void manyRequestsOverKeptConnectionsAreAllAnsweredRight(Gateway gateway) throws IOException, InterruptedException {
        Scene scene = start(gateway);
        List<Future<Scene.Answered>> answers = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            answers.add(scene.ask(number % 3 == 0 ? "alice" : "bob", HttpMethod.GET, path(number), Map.of()));
        }
        Trial.within(Future.all(answers));

        for (int number = 0; number < MANY; number++) {
            int expected = path(number).equals("/admin") ? 403 : 200;
            assertThat(answers.get(number).result().status()).isEqualTo(expected);
        }
        assertThat(scene.asked()).hasSize(MANY);
        assertThat(scene.reached()).hasSize((int) answers.stream()
                .filter(answer -> answer.result().status() == 200)
                .count());
        assertThat(scene.connections()).isLessThan(MANY / 10);
    }

    private static String path(int number) {
        return number % 5 == 0 ? "/admin" : "/pages/" + number;
    }
}
