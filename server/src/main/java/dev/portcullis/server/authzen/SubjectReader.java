package dev.portcullis.server.authzen;

import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Device;
import dev.portcullis.request.ResourceId;
import dev.portcullis.request.Subject;
import dev.portcullis.server.authzen.Entities.Entity;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Claims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands who a question is about: the stored user, and what the caller says of it where the caller may. */
final class SubjectReader {
    private final CompiledPolicy policy;
    private final Caller caller;

    private final Set<String> types;

    /**
     * @param policy whose users stand in where nothing else is said or believed
     * @param caller who says it
     * @param types the types of subject that are users
     */
    SubjectReader(CompiledPolicy policy, Caller caller, Set<String> types) {
        this.policy = policy;
        this.caller = caller;
        this.types = types;
    }

    /** The subject of a question. */
    Person read(Entity subject) {
        String type = subject.id("type");
        String id = subject.id("id");
        Optional<Members> properties = subject.properties();
        return types.contains(type) ? user(id, properties) : Person.stranger(type, id);
    }

    private Person user(String id, Optional<Members> properties) {
        Claims stored = Claims.stored(policy, id);
        if (properties.isEmpty() || properties.get().node().isEmpty()) {
            return Person.of(stored);
        }
        Members said = properties.get();
        List<String> ignored = new ArrayList<>();
        Subject.User user = user(stored.subject(), said, ignored);
        String address = said.word("ip_address");
        Claims believed = stored.with(caller, unused -> user);
        return caller.may(Right.ASSERT_SUBJECTS)
                ? new Person(new Claims(believed.subject(), ignored), address, "")
                : Person.of(believed);
    }

    private Subject.User user(Subject.User stored, Members said, List<String> ignored) {
        String origin = said.word("origin_cluster");
        boolean local = origin.isEmpty() || origin.equals(policy.settings().name());
        List<String> roles = local ? stored.roles() : List.of();
        Map<String, List<String>> traits = local ? stored.traits() : Map.of();
        return new Subject.User(
                stored.name(),
                said.texts("roles").orElse(roles),
                Traits.of(said, traits, ignored),
                local ? "" : origin,
                said.word("mfa_device"),
                device(said),
                said.texts("access_requests").orElse(List.of()),
                allowedResources(said),
                said.word("bot_instance_id"),
                said.word("join_token"),
                said.time("auth_time").orElse(Instant.MIN));
    }

    private static Device device(Members said) {
        Optional<Members> device = said.object("device");
        String id = said.word("device_id");
        return device.map(known ->
                        new Device(known.text("id").orElse(id), known.word("asset_tag"), known.word("credential_id")))
                .orElse(id.isEmpty() ? Device.NONE : new Device(id, "", ""));
    }

    private static List<ResourceId> allowedResources(Members said) {
        String name = "allowed_resource_ids";
        return said.list(name).orElse(List.of()).stream()
                .map(id -> Members.of(id, said.pathOf(name)))
                .map(id -> new ResourceId(id.word("cluster"), id.word("kind"), id.word("name")))
                .toList();
    }
}
