package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Who follows the store, for those who may read it. What callers say of themselves is listed with the caller's name. */
final class FollowerList {
    private static final long LONGEST_KEEP = Duration.ofDays(1).toSeconds();
    private static final int LONGEST_CALLER = 40;
    private static final String PLAIN = "[^0-9A-Za-z._@:-]";

    private final Administered administered;
    private final Access access;

    FollowerList(Administered administered, Access access) {
        this.administered = administered;
        this.access = access;
    }

    /**
     * What a caller says of itself.
     *
     * @param uses up to where it uses everything
     * @param keep how long it is to be listed
     */
    record Word(StoreToken uses, Duration keep) {
        /**
         * Reads the body of a request.
         *
         * @throws Refusal with status 400 if it says something else
         */
        static Word of(Buffer body) {
            JsonNode document = Json.read(body);
            StoreToken uses = StoreToken.parse(document.path("token").asString(""))
                    .orElseThrow(() -> Refusal.malformed("token is EPOCH:REVISION"));
            JsonNode keep = document.path("keep_seconds");
            if (!keep.isIntegralNumber() || keep.asLong(0) < 1 || keep.asLong(0) > LONGEST_KEEP) {
                throw Refusal.malformed("keep_seconds is a number from 1 to " + LONGEST_KEEP);
            }
            return new Word(uses, Duration.ofSeconds(keep.asLong()));
        }
    }

    /** All followers that are known. */
    Answer all(AdminCall call) {
        access.demandStillReading(call, List.of(Kind.LOCK.word()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "followers",
                followers().all().stream().map(FollowerList::document).toList());
        return Answer.of(token(), document);
    }

    /** Who follows has to be able to read everything, or it would have nothing to follow. */
    Answer confirm(AdminCall call, String name, Word word) {
        access.demandStillReading(call, ResourceKind.words());
        followers().confirm(listed(call, name), word.uses(), word.keep());
        return Answer.done(token());
    }

    Answer leave(AdminCall call, String name) {
        access.demandStillReading(call, ResourceKind.words());
        followers().leave(listed(call, name));
        return Answer.done(token());
    }

    private Followers followers() {
        return administered.followers();
    }

    private StoreToken token() {
        return administered.state().get().locks().token();
    }

    /** Nobody can speak for the followers of another caller. */
    private static String listed(AdminCall call, String name) {
        CallerId id = call.caller().id();
        String caller = id.name().replaceAll(PLAIN, "_");
        String shown = caller.substring(0, Math.min(caller.length(), LONGEST_CALLER));
        boolean plain = id.issuer().isEmpty() && shown.equals(id.name());
        String whose = plain ? shown : shown + "@" + digest(id);
        return Optional.of(whose + "~" + name)
                .filter(whole -> Followers.NAME.matcher(whole).matches())
                .orElseThrow(() -> Refusal.malformed("a follower cannot be called like this"));
    }

    /** Names may be long, and alike once they are cut. */
    private static String digest(CallerId id) {
        String both = id.issuer().length() + ":" + id.issuer() + id.name();
        return UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Map<String, Object> document(Follower follower) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", follower.name());
        document.put("token", follower.uses().toString());
        document.put("silent_ms", follower.silent().toMillis());
        document.put("kept_ms", follower.kept().toMillis());
        return document;
    }
}
