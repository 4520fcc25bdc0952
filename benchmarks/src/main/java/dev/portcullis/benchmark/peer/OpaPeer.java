package dev.portcullis.benchmark.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaPolicy;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * OPA: Rego compiled to WebAssembly ahead of time, and that compiled to byte code at loading. Roles and locks are its data,
 * so that it alone decides; a request is given to it as JSON text. One instance is for one thread.
 */
final class OpaPeer implements Peer {
    private static final JsonFactory JSON = new JsonFactory();

    /** Given for YAML as well, which no policy here asks for: the library would look for a reader that is left out. */
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OpaPolicy policy;

    OpaPeer(World world) {
        try (InputStream module = Objects.requireNonNull(OpaPeer.class.getResourceAsStream("policy.wasm"))) {
            policy = OpaPolicy.builder()
                    .withPolicy(module)
                    .withJsonMapper(MAPPER)
                    .withYamlMapper(MAPPER)
                    .build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        policy.data(OpaData.of(world));
    }

    @Override
    public boolean allows(Request request) {
        return policy.evaluate(input(request)).contains("true");
    }

    private static String input(Request request) {
        Subject.User user = (Subject.User) request.subject();
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("user", user.name());
            json.writeStringProperty("mfa_device", user.mfaDevice());
            json.writeStringProperty("device", user.device().id());
            array(json, "roles", user.roles());
            array(json, "access_requests", user.accessRequests());
            json.writeStringProperty("login", request.account().login());
            json.writeStringProperty("host", request.resource().serverId());
            json.writeObjectPropertyStart("labels");
            request.resource().labels().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeNumberProperty("now", request.now().getEpochSecond());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void array(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
