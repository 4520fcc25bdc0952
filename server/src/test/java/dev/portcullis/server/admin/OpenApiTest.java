package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.openapi.OpenApiEdge;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class OpenApiTest {
    private final JsonNode document =
            new JsonMapper().readTree(new OpenApiEdge().json().toString());

    private Set<String> described() {
        Set<String> calls = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(method + " " + path.getKey())));
        return calls;
    }

    private static Set<String> mounted(AdminServer server) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        server.mount(router);
        new OpenApiEdge().mount(router);
        Set<String> calls = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            for (HttpMethod method : route.methods()) {
                calls.add(method.name().toLowerCase(Locale.ROOT) + " "
                        + route.getPath().replaceAll(":(\\w+)", "{$1}"));
            }
        }
        vertx.close();
        return calls;
    }

    @Test
    void describesEveryCallOfAdministrationAndNoOther() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            Set<String> mounted = mounted(server);
            Set<String> described = described();
            assertThat(described).containsAll(mounted);
            described.removeIf(call -> !call.contains(" /v1/") || call.contains("/v1/sessions"));
            assertThat(mounted).containsAll(described);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        assertThat(document.path("paths").findValuesAsString("operationId")).doesNotHaveDuplicates();
    }
}
