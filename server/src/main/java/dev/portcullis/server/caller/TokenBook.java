package dev.portcullis.server.caller;

import dev.portcullis.server.caller.Identification.Known;
import dev.portcullis.server.caller.Identification.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tokens that are known. What a look-up costs does not depend on how many there are, and hardly on whether it succeeds. */
final class TokenBook {
    /** Nobody has this token; it is compared where there is no entry. */
    private static final TokenHash NOBODYS = SecretToken.create().hash();

    private final Map<String, StaticToken> byId;

    TokenBook(List<StaticToken> tokens) {
        this.byId = tokens.stream().collect(Collectors.toUnmodifiableMap(StaticToken::id, Function.identity()));
    }

    /** Whose token a text is. */
    Identification identify(String text, Instant now) {
        return SecretToken.parse(text)
                .map(token -> identify(token, now))
                .orElseGet(() -> new Unknown(Failure.MALFORMED));
    }

    private Identification identify(SecretToken token, Instant now) {
        StaticToken kept = byId.get(token.id());
        boolean right = token.matches(kept == null ? NOBODYS : kept.hash());
        if (kept == null || !right) {
            return new Unknown(Failure.UNKNOWN_TOKEN);
        }
        return kept.expiredAt(now) ? new Unknown(Failure.EXPIRED) : new Known(kept.grant(), kept.created());
    }
}
