package dev.portcullis.store.remote;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server has answered.
 *
 * @param status status code of HTTP
 * @param token the point of the store's history that it tells; empty for none
 * @param body all of it
 */
public record ServerAnswer(int status, Optional<String> token, String body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * The body as JSON.
     *
     * @throws ServerException if it is none
     */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException broken) {
            throw ServerException.answered(status, "", "the server answers with what is no JSON");
        }
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** What it is when it is a refusal: the problem that it tells, or at least its status. */
    ServerException refusal() {
        try {
            JsonNode problem = MAPPER.readTree(body);
            String detail = problem.path("detail").asString("");
            String title = problem.path("title").asString("");
            String text = detail.isEmpty() ? title : detail;
            return ServerException.answered(
                    status, problem.path("reason").asString(""), text.isEmpty() ? bare() : text);
        } catch (JacksonException noProblem) {
            return ServerException.answered(status, "", bare());
        }
    }

    private String bare() {
        return "the server answers with status " + status;
    }
}
