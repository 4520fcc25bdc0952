package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where a page of a search ended. It holds nothing that its owner could not ask for anyway, so that it needs no signature;
 * that it belongs to the same search is told by the digest.
 *
 * @param after the last name that was tried; empty for none
 * @param limit how many results a page has at most
 * @param digest what was searched for
 */
record PageToken(String after, int limit, String digest) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int DIGEST_LENGTH = 22;

    /** What was searched for, in few characters. */
    static String digestOf(String kind, Members body) {
        Map<String, Object> entities = new TreeMap<>();
        for (String name : List.of("subject", "action", "resource", "context")) {
            body.value(name).ifPresent(value -> entities.put(name, canonical(value)));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = digest.digest(Json.write(entities).getBytes());
            return ENCODER.encodeToString(bytes).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private static Object canonical(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members;
        }
        return value.isArray()
                ? value.values().stream().map(PageToken::canonical).toList()
                : value;
    }

    /**
     * Reads what {@link #toString} has written.
     *
     * @throws Refusal with status 400 if that is not what the text is
     */
    static PageToken of(String text) {
        try {
            Members members =
                    Members.of(Json.read(Buffer.buffer(Base64.getUrlDecoder().decode(text))), "page.token");
            return new PageToken(
                    members.word("after"),
                    members.value("limit")
                            .map(limit -> Paging.limit(members, limit))
                            .orElse(0),
                    members.word("digest"));
        } catch (IllegalArgumentException | Refusal wrong) {
            throw Refusal.malformed("`page.token` is none that was given out here");
        }
    }

    /** The text that a caller gets. */
    @Override
    public String toString() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("after", after);
        members.put("limit", limit);
        members.put("digest", digest);
        return ENCODER.encodeToString(Json.write(members).getBytes());
    }
}
