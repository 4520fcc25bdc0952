package dev.portcullis.server.caller;

import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer, read anew from time to time. As long as that fails the last ones are good for twelve times as long as
 * they usually are; then there are none.
 */
final class KeySource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeySource.class);
    private static final int LONGEST_IN_REFRESHES = 12;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final String issuer;
    private final Vertx vertx;
    private final KeyReading reading;
    private final long longest;
    private final long timer;
    private volatile HeldKeys held = HeldKeys.UNKNOWN;
    private volatile long provenAt = System.nanoTime();
    private volatile long askedAt = System.nanoTime();
    private Future<Void> latest = Future.succeededFuture();

    private KeySource(Vertx vertx, JwtIssuer settings) {
        this.issuer = settings.issuer();
        this.vertx = vertx;
        this.reading = new KeyReading(vertx, settings.keys());
        this.longest = settings.refresh().multipliedBy(LONGEST_IN_REFRESHES).toNanos();
        this.timer = vertx.setPeriodic(settings.refresh().toMillis(), now -> read());
    }

    /** Begins to read. */
    static KeySource start(Vertx vertx, JwtIssuer settings) {
        KeySource source = new KeySource(vertx, settings);
        source.read();
        return source;
    }

    /** Completes when the reading that was begun last is over. */
    synchronized Future<Void> ready() {
        return latest;
    }

    /** The keys. */
    HeldKeys held() {
        return System.nanoTime() - provenAt > longest ? HeldKeys.UNKNOWN : held;
    }

    /** Whether the keys may be read out of turn: callers can ask for it, and must not be able to do so all the time. */
    boolean mayAskAgain() {
        return System.nanoTime() - askedAt > PAUSE || !ready().isComplete();
    }

    /** Reads the keys anew, or waits for those who do so already. Completes also when they cannot be read, which is logged. */
    synchronized Future<Void> read() {
        if (latest.isComplete()) {
            askedAt = System.nanoTime();
            latest = reading.keys()
                    .onSuccess(this::use)
                    .onFailure(why -> LOG.warn("the keys of {} cannot be read: {}", issuer, String.valueOf(why)))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return latest;
    }

    private synchronized void use(JWKSet read) {
        provenAt = System.nanoTime();
        HeldKeys before = held;
        if (before.generation() == 0 || !read.equals(before.keys())) {
            held = new HeldKeys(before.generation() + 1, read);
            LOG.info("the keys of {} have changed; it has {} that count", issuer, read.size());
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        reading.close();
    }
}
