package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Reply(HttpResponse<String> response) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The body of an answer that is what was asked for. */
    JsonNode json() {
        assertThat(status()).as(response.body()).isEqualTo(200);
        assertThat(header("Content-Type")).isEqualTo("application/json");
        JsonNode body = MAPPER.readTree(response.body());
        assertThat(body.isObject()).isTrue();
        return body;
    }

    boolean decision() {
        return decision(json());
    }

    List<Boolean> decisions() {
        List<Boolean> decisions = new ArrayList<>();
        assertThat(json().get("evaluations").isArray()).isTrue();
        json().get("evaluations").values().forEach(evaluation -> decisions.add(decision(evaluation)));
        return decisions;
    }

    JsonNode context() {
        return json().get("context");
    }

    private static boolean decision(JsonNode answer) {
        assertThat(answer.get("decision").isBoolean()).isTrue();
        return answer.get("decision").booleanValue();
    }
}
