package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.admin.ChangeFeed.After;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Change;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes told to one listener as server-sent events. It reads from the feed as fast as the listener takes them, so that a
 * slow one costs no memory; one that takes nothing for a while is cut off. For one event loop.
 */
final class WatchStream implements ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(WatchStream.class);
    private static final int PART = 100;
    private static final int QUEUE_BYTES = 256 * 1024;
    private static final long BEAT_MILLIS = 5_000;
    private static final int MOST_BEATS_WITHOUT_ROOM = 6;

    private final RoutingContext context;
    private final HttpServerResponse response;
    private final ChangeFeed feed;
    private final WatchOrder order;
    private final WatchPermit permit;
    private final Context loop;
    private final long timer;
    private StoreToken seen;
    private int beatsWithoutRoom;
    private int beatsAhead;
    private boolean ended;

    private WatchStream(RoutingContext context, ChangeFeed feed, WatchOrder order, WatchPermit permit) {
        this.context = context;
        this.response = context.response();
        this.feed = feed;
        this.order = order;
        this.permit = permit;
        this.seen = order.after().orElse(StoreToken.NONE);
        this.loop = context.vertx().getOrCreateContext();
        this.timer = context.vertx().setPeriodic(BEAT_MILLIS, unused -> beat());
    }

    /** Tells changes until the listener leaves, or may not be told any more. */
    static void open(RoutingContext context, ChangeFeed feed, WatchOrder order, WatchPermit permit) {
        WatchStream stream = new WatchStream(context, feed, order, permit);
        context.addEndHandler(over -> stream.forget());
        stream.response
                .setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .drainHandler(drained -> stream.tell())
                .write(": portcullis\n\n");
        feed.listen(stream);
        stream.tell();
    }

    @Override
    public void wake() {
        loop.runOnContext(unused -> tell());
    }

    @Override
    public void finish() {
        loop.runOnContext(unused -> end());
    }

    private void tell() {
        check(this::tellAll);
    }

    /** Goes on with somebody who still may be told. */
    private void check(Runnable then) {
        permit.check()
                .onSuccess(still -> {
                    if (!ended) {
                        then.run();
                    }
                })
                .onFailure(this::refuse);
    }

    private void tellAll() {
        boolean more = true;
        while (more && !ended && !response.writeQueueFull()) {
            more = tell(feed.after(seen, PART));
        }
    }

    private void refuse(Throwable why) {
        if (ended) {
            return;
        }
        LOG.info("somebody may not follow changes any more: {}", why.toString());
        event("refused", Map.of("detail", why instanceof Refusal refused ? refused.message() : "the server failed"));
        end();
    }

    /** The answer is whether there may be more. */
    private boolean tell(After after) {
        if (after instanceof After.Gap gap) {
            seen = gap.now();
            event("snapshot", Map.of("token", seen.toString()));
            return true;
        }
        if (after instanceof After.Changes found) {
            beatsAhead = 0;
            found.changes().stream()
                    .filter(change -> order.kinds().contains(change.key().kind()))
                    .forEach(change -> event(change, found.upTo()));
            boolean moved = !found.upTo().equals(seen);
            seen = found.upTo();
            return moved;
        }
        return false;
    }

    private void event(Change change, StoreToken history) {
        write("id: " + history.at(change.revision()) + "\n", ChangeDocument.type(change), ChangeDocument.of(change));
    }

    /** From the token that it tells a listener can go on as well as from that of a change. */
    private void event(String type, Map<String, Object> document) {
        write("id: " + seen + "\n", type, document);
    }

    private void write(String id, String type, Map<String, Object> document) {
        response.write(id + "event: " + type + "\ndata: " + Json.write(document) + "\n\n");
    }

    private void beat() {
        check(this::stillBeat);
    }

    private void stillBeat() {
        if (response.writeQueueFull()) {
            beatsWithoutRoom++;
            if (beatsWithoutRoom == MOST_BEATS_WITHOUT_ROOM) {
                response.reset();
            }
            return;
        }
        beatsWithoutRoom = 0;
        tellAll();
        current();
    }

    /** What is still to come after a while does not come: it was of another history. */
    private void current() {
        After after = feed.after(seen, 1);
        OptionalLong provenAt = OptionalLong.empty();
        if (after instanceof After.Changes found) {
            provenAt = found.provenAt();
        } else if (beatsAhead++ > 0) {
            seen = StoreToken.NONE;
            return;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("token", seen.toString());
        ChangeDocument.putAge(document, provenAt);
        event("current", document);
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.end();
        }
    }

    private void forget() {
        ended = true;
        feed.forget(this);
        context.vertx().cancelTimer(timer);
    }
}
