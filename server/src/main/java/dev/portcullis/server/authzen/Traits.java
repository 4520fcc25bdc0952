package dev.portcullis.server.authzen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is said of a user under names of the caller's own. */
final class Traits {
    private static final String TRAITS = "traits";

    /** Names that mean something else than a trait. */
    private static final Set<String> OTHERS = Set.of(
            TRAITS,
            "roles",
            "origin_cluster",
            "mfa_device",
            "device",
            "device_id",
            "access_requests",
            "allowed_resource_ids",
            "bot_instance_id",
            "join_token",
            "auth_time",
            "ip_address");

    private Traits() {}

    /**
     * The traits of a user: those that are said in place of those that are known, and each other property by its name.
     *
     * @param properties what is said
     * @param known what is known where it is not said
     * @param ignored gets a sentence for each property that cannot be a trait
     */
    static Map<String, List<String>> of(Members properties, Map<String, List<String>> known, List<String> ignored) {
        Optional<Members> said = properties.object(TRAITS);
        Map<String, List<String>> traits = new LinkedHashMap<>(said.isPresent() ? Map.of() : known);
        said.ifPresent(members -> members.node()
                .properties()
                .forEach(member -> traits.put(
                        member.getKey(),
                        texts(member.getValue())
                                .orElseThrow(
                                        () -> members.wrong(member.getKey(), "no string and no array of strings")))));
        for (Map.Entry<String, JsonNode> member : properties.node().properties()) {
            if (!OTHERS.contains(member.getKey()) && !member.getValue().isNull()) {
                texts(member.getValue())
                        .ifPresentOrElse(
                                texts -> traits.put(member.getKey(), texts),
                                () -> ignored.add(
                                        "`" + properties.pathOf(member.getKey())
                                                + "` is ignored: only strings, numbers, booleans and arrays of them are traits"));
            }
        }
        return traits;
    }

    private static Optional<List<String>> texts(JsonNode value) {
        if (!value.isArray()) {
            return text(value).map(List::of);
        }
        List<String> texts = new ArrayList<>(value.size());
        for (JsonNode item : value.values()) {
            Optional<String> text = text(item);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    /** Numbers and booleans as they are written. */
    private static Optional<String> text(JsonNode value) {
        return value.isString() || value.isNumber() || value.isBoolean()
                ? Optional.of(value.asString())
                : Optional.empty();
    }
}
