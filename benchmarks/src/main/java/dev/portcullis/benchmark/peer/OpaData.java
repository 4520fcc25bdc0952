package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.RoleSpec;
import dev.portcullis.benchmark.world.World;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A world as the data that {@code policy.rego} reads. */
final class OpaData {
    /** The largest whole number that JSON's readers keep. */
    private static final long NEVER = (1L << 53) - 1;

    private final JsonGenerator json;

    private OpaData(JsonGenerator json) {
        this.json = json;
    }

    static String of(World world) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            OpaData data = new OpaData(json);
            json.writeStartObject();
            json.writeObjectPropertyStart("roles");
            world.roles().forEach(data::role);
            json.writeEndObject();
            json.writeObjectPropertyStart("locks");
            data.locks(world);
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void role(RoleSpec role) {
        json.writeObjectPropertyStart(role.name());
        set("logins", role.logins());
        json.writeStringProperty("team", role.team());
        json.writeArrayPropertyStart("env");
        RoleSpec.ENVIRONMENTS.forEach(json::writeString);
        json.writeEndArray();
        set("denied_logins", List.of(RoleSpec.DENIED_LOGIN));
        set("denied_env", List.of(RoleSpec.DENIED_ENVIRONMENT));
        json.writeEndObject();
    }

    private void set(String name, List<String> values) {
        json.writeObjectPropertyStart(name);
        values.forEach(value -> json.writeBooleanProperty(value, true));
        json.writeEndObject();
    }

    private void locks(World world) {
        LockTable.byTarget(world.locks()).forEach((field, locks) -> {
            json.writeObjectPropertyStart(field.key());
            locks.forEach((target, lock) ->
                    json.writeNumberProperty(target, Math.min(lock.end().getEpochSecond(), NEVER)));
            json.writeEndObject();
        });
    }
}
