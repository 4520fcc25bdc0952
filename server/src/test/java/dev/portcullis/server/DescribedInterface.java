package dev.portcullis.server;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.server.openapi.OpenApiEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the document of OpenAPI says, taken at its word: answers may have no member that it does not name. */
final class DescribedInterface {
    static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document = JSON.readTree(new OpenApiEdge().json().toString());
    private final JsonNode components = document.path("components").deepCopy();
    private final Map<String, Operation> operations = new TreeMap<>();

    /** One call that is described. */
    record Operation(String id, String method, String path, JsonNode description) {}

    DescribedInterface() {
        closeAll(components.path("schemas"));
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String id = method.getValue().path("operationId").asString();
                operations.put(id, new Operation(id, method.getKey(), path.getKey(), method.getValue()));
            }
        }
    }

    private static void closeAll(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.values().forEach(DescribedInterface::closeAll);
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /** Everything that speaks against an answer to a call. */
    List<String> complaints(Operation operation, Answered answered) {
        JsonNode responses = operation.description().path("responses");
        String status = Integer.toString(answered.status());
        JsonNode response = resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
        List<String> complaints = new ArrayList<>();
        if (!responses.has(status) && answered.status() < 400) {
            complaints.add("no answer " + status + " is described");
        }
        headers(response, answered, complaints);
        content(response.path("content"), answered, complaints);
        return complaints;
    }

    private void headers(JsonNode response, Answered answered, List<String> complaints) {
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            Optional<String> value = answered.header(header.getKey());
            boolean fromHere = !answered.type().equals("application/problem+json");
            if (value.isEmpty()
                    && fromHere
                    && header.getValue().path("required").asBoolean()) {
                complaints.add("the header " + header.getKey() + " is missing");
            }
            value.ifPresent(
                    text -> complaints.addAll(against(header.getValue().path("schema"), JSON.valueToTree(text))));
        }
    }

    private void content(JsonNode content, Answered answered, List<String> complaints) {
        if (content.isMissingNode() || content.isEmpty()) {
            if (!answered.body().isEmpty() || !answered.type().isEmpty()) {
                complaints.add("no body is described, and there is one of " + answered.type());
            }
        } else if (!content.has(answered.type())) {
            complaints.add("no body of " + answered.type() + " is described");
        } else {
            complaints.addAll(against(content.path(answered.type()).path("schema"), answered.value()));
        }
    }

    /** Everything that speaks against what is sent with a call. */
    List<String> complaints(Operation operation, String type, String body) {
        JsonNode content = resolved(operation.description().path("requestBody")).path("content");
        return content.has(type)
                ? against(content.path(type).path("schema"), document.path("components"), Answered.value(type, body))
                : List.of("no body of " + type + " is described");
    }

    /** Everything that a schema of the document has against a value. */
    List<String> against(String schema, JsonNode value) {
        return against(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), value);
    }

    private List<String> against(JsonNode schema, JsonNode value) {
        return against(schema, components, value);
    }

    private static List<String> against(JsonNode schema, JsonNode components, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("allOf", JSON.createArrayNode().add(schema));
        whole.set("components", components);
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
