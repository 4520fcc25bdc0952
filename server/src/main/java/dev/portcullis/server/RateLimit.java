package dev.portcullis.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.config.Limits;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses what a caller asks beyond its share of each second; what anybody may see is not counted. A caller that was quiet may ask for a second's worth at once.
 */
final class RateLimit implements Handler<RoutingContext> {
    private static final int TOO_MANY = 429;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private final long interval;
    /** What is older than a second says nothing any more. */
    private final Cache<CallerId, AtomicLong> due =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();

    /** @param requestsPerSecond of one caller, more than none */
    RateLimit(int requestsPerSecond) {
        this.interval = SECOND / requestsPerSecond;
    }

    /** The one that is configured. */
    static Optional<RateLimit> of(Limits limits) {
        return limits.requestsPerSecond() == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(limits.requestsPerSecond()));
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        if (!caller.equals(Caller.ANONYMOUS) && !admits(caller, System.nanoTime())) {
            context.response().putHeader("Retry-After", "1");
            throw refusal();
        }
        context.next();
    }

    /** What a caller beyond its share is told. */
    static Refusal refusal() {
        return new Refusal(TOO_MANY, "the caller asks too often");
    }

    /** Whether one more request is within the share; each moves the moment on at which the share is used up. */
    boolean admits(Caller caller, long now) {
        AtomicLong usedUp = due.get(caller.id(), id -> new AtomicLong(now - SECOND));
        long before = usedUp.getAndUpdate(moment -> next(moment, now));
        return next(before, now) != before;
    }

    private long next(long moment, long now) {
        long from = moment - (now - SECOND) < 0 ? now - SECOND : moment;
        return from - now > 0 ? moment : from + interval;
    }
}
