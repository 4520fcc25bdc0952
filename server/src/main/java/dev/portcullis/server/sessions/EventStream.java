package dev.portcullis.server.sessions;

import dev.portcullis.server.caller.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One response that tells a gateway of ends of sessions, as server-sent events. It keeps no events: it remembers how far it has
 * come in the line of its gateway, and goes on whenever the connection takes more. A reader that takes nothing for several
 * beats is cut off; it comes again and gets what it has not acknowledged.
 *
 * <p>All but {@link #wake}, {@link #replace} and {@link #finish} belongs to the thread of its context.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int PART = 64;
    private static final int MOST_BEATS = 3;
    private static final Buffer BEAT = Buffer.buffer(": beat\n\n");

    private final Context context;
    private final HttpServerResponse response;
    private final GatewayLine line;
    private final Supplier<Future<Caller>> permit;
    private final AtomicBoolean woken = new AtomicBoolean();
    private long timer;
    private long told;
    private int fullBeats;
    private boolean over;

    /** @param permit fails when the gateway may not listen any more */
    EventStream(Context context, HttpServerResponse response, GatewayLine line, Supplier<Future<Caller>> permit) {
        this.context = context;
        this.response = response;
        this.line = line;
        this.permit = permit;
    }

    /**
     * Begins with what the gateway must know first: that everything is forgotten, before it learns the name of another memory.
     *
     * @param last the id of the last event that the gateway has seen, if it has seen any
     */
    void begin(Optional<String> last, SessionBounds bounds) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.drainHandler(drained -> {
            fullBeats = 0;
            wake();
        });
        timer = context.owner().setPeriodic(bounds.beat().toMillis(), fired -> check(this::beat));
        if (last.isPresent() && !last.get().startsWith(line.memory() + "/")) {
            response.write(SessionEvents.reset(line));
        }
        response.write(SessionEvents.hello(line, bounds));
        wake();
    }

    /** There is something to tell. For any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                check(this::goOn);
            });
        }
    }

    /** Goes on with a gateway that still may listen. */
    private void check(Runnable then) {
        permit.get()
                .onSuccess(still -> {
                    if (!over) {
                        then.run();
                    }
                })
                .onFailure(this::refuse);
    }

    private void refuse(Throwable why) {
        if (!over) {
            LOG.info("gateway {} may not listen any more: {}", line.gateway(), why.toString());
            end(BEAT);
        }
    }

    private void goOn() {
        if (response.writeQueueFull()) {
            return;
        }
        List<HeldSession> next = line.after(told, PART);
        Buffer events = Buffer.buffer();
        for (HeldSession session : next) {
            session.end().ifPresent(end -> {
                events.appendBuffer(SessionEvents.terminate(line, session, end));
                told = end.number();
            });
        }
        if (!next.isEmpty()) {
            response.write(events);
            wake();
        }
    }

    private void beat() {
        if (!response.writeQueueFull()) {
            fullBeats = 0;
            response.write(BEAT);
        } else if (++fullBeats >= MOST_BEATS) {
            response.reset();
        }
    }

    /** Another stream of the same gateway has come. For any thread. */
    void replace() {
        context.runOnContext(now -> end(SessionEvents.replaced(line)));
    }

    /** The server is about to end. For any thread. */
    void finish() {
        context.runOnContext(now -> end(BEAT));
    }

    private void end(Buffer last) {
        if (over) {
            return;
        }
        over = true;
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.end(last);
        }
    }

    /** The response has ended, in whatever way. */
    void stop(long moment) {
        over = true;
        context.owner().cancelTimer(timer);
        line.stopListening(this, moment);
    }
}
