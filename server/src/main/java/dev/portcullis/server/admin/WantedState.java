package dev.portcullis.server.admin;

import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Precondition;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of a resource before it is written, by the headers of a request. */
final class WantedState {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final String ANY = "*";

    private WantedState() {}

    /**
     * Reads {@code If-Match} and {@code If-None-Match}.
     *
     * @throws Refusal with status 400 if they say anything but a revision, or that there is one or none
     */
    static Precondition of(HttpServerRequest request) {
        Optional<String> match = Optional.ofNullable(request.getHeader("If-Match"));
        Optional<String> none = Optional.ofNullable(request.getHeader("If-None-Match"));
        if (match.isPresent() && none.isPresent()) {
            throw Refusal.malformed("give If-Match or If-None-Match, not both");
        }
        if (none.isPresent()) {
            return Optional.of(Precondition.ABSENT)
                    .filter(absent -> none.get().equals(ANY))
                    .orElseThrow(() -> Refusal.malformed("If-None-Match is `*` here"));
        }
        return match.map(WantedState::matching).orElse(Precondition.ANY);
    }

    private static Precondition matching(String tag) {
        if (tag.equals(ANY)) {
            return Precondition.PRESENT;
        }
        Matcher parts = TAG.matcher(tag);
        if (!parts.matches()) {
            throw Refusal.malformed("If-Match is one revision in quotes, as ETag tells it, or `*`");
        }
        return Precondition.at(Long.parseLong(parts.group(1)));
    }

    /**
     * The rights that it takes to write so. In Teleport a lock is always written as one that may be there or not. An answer
     * that tells whether there is one needs the right to read.
     */
    static List<String> verbs(ResourceKind kind, Precondition condition) {
        if (condition == Precondition.ANY) {
            return List.of("create", "update");
        }
        if (kind.isLock()) {
            return List.of("read", "create", "update");
        }
        return condition == Precondition.ABSENT ? List.of("read", "create") : List.of("read", "update");
    }

    /** What such a write is called. */
    static Verb verb(Precondition condition) {
        if (condition == Precondition.ANY) {
            return Verb.UPSERT;
        }
        return condition == Precondition.ABSENT ? Verb.CREATE : Verb.UPDATE;
    }
}
