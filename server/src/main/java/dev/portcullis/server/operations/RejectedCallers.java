package dev.portcullis.server.operations;

import dev.portcullis.audit.AuditCode;
import dev.portcullis.audit.AuditEvent;
import dev.portcullis.audit.AuditFeed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts on record that callers were not authenticated. Those of one address within a second are one event with their number, and
 * beyond a thousand addresses those of all others are: somebody who tries many times fills neither memory nor disk.
 */
public final class RejectedCallers implements AutoCloseable {
    private static final int MOST_ADDRESSES = 1_000;
    private static final long ROUND_MILLIS = 1_000;
    private static final String OTHERS = "";

    private final Vertx vertx;
    private final AuditFeed feed;
    private final InstantSource clock;
    private final Map<String, Rejections> seen = new LinkedHashMap<>();
    private final long timer;

    /** Rejections of one address. */
    private record Rejections(Instant first, int count) {
        Rejections and(Rejections more) {
            return new Rejections(first, count + more.count);
        }
    }

    /**
     * @param vertx looks each second whether there is something to put on record
     * @param feed where to
     * @param clock tells when it happened
     */
    public RejectedCallers(Vertx vertx, AuditFeed feed, InstantSource clock) {
        this.vertx = vertx;
        this.feed = feed;
        this.clock = clock;
        this.timer = vertx.setPeriodic(ROUND_MILLIS, round -> record());
    }

    /** The caller of a request was not authenticated. */
    public void rejected(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        String host = peer == null ? null : peer.hostAddress();
        add(host == null ? OTHERS : host);
    }

    private synchronized void add(String address) {
        String key = seen.containsKey(address) || seen.size() < MOST_ADDRESSES ? address : OTHERS;
        seen.merge(key, new Rejections(clock.instant(), 1), Rejections::and);
    }

    private synchronized void record() {
        seen.forEach(
                (address, rejections) -> feed.add(AuditEvent.of(AuditCode.AUTHENTICATION_FAILED, rejections.first())
                        .with("success", false)
                        .with("error", "the caller is not authenticated")
                        .with("addr.remote", address)
                        .with("count", rejections.count())));
        seen.clear();
    }

    /** Puts on record what is not yet. */
    @Override
    public void close() {
        vertx.cancelTimer(timer);
        record();
    }
}
