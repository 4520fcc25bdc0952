package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wants to follow.
 *
 * @param kinds words of the kinds
 * @param after from where on; missing for from now on
 * @param longest how long to wait for changes, for one who asks again each time
 */
record WatchOrder(List<String> kinds, Optional<StoreToken> after, Duration longest) {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,5}");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * Reads the query, and where to go on.
     *
     * @throws Refusal with status 400 if that is no token, no kind or no time
     */
    static WatchOrder of(RoutingContext context) {
        Optional<String> after = last(context.request())
                .or(() -> Optional.ofNullable(context.queryParams().get("after")));
        return new WatchOrder(kinds(context), after.map(WatchOrder::token), wait(context));
    }

    private static Optional<String> last(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID")).filter(id -> !id.isEmpty());
    }

    private static StoreToken token(String text) {
        return StoreToken.parse(text).orElseThrow(() -> Refusal.malformed("a token is EPOCH:REVISION"));
    }

    /** Those that are named, by their words; all where none is. */
    static List<String> kinds(RoutingContext context) {
        String named = context.queryParams().get("kinds");
        if (named == null) {
            return ResourceKind.words();
        }
        List<String> kinds = Arrays.asList(named.split(",", -1));
        if (!ResourceKind.words().containsAll(kinds)) {
            throw Refusal.malformed("kinds are some of " + String.join(",", ResourceKind.words()));
        }
        return kinds;
    }

    private static Duration wait(RoutingContext context) {
        String written = context.queryParams().get("wait");
        if (written == null) {
            return Duration.ZERO;
        }
        if (!MILLIS.matcher(written).matches()) {
            throw Refusal.malformed("wait is a number of milliseconds");
        }
        Duration wanted = Duration.ofMillis(Long.parseLong(written));
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }
}
