package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.admin.ChangeFeed.After;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** One question for what has changed, which waits a while for an answer. For one event loop. */
final class WatchPoll implements ChangeListener {
    /** How many changes one answer tells at most. */
    static final int MOST = 1_000;

    private final RoutingContext context;
    private final ChangeFeed feed;
    private final WatchOrder order;
    private final WatchPermit permit;
    private final StoreToken seen;
    private final Context loop;
    private final long timer;
    private boolean answered;

    private WatchPoll(RoutingContext context, ChangeFeed feed, WatchOrder order, WatchPermit permit) {
        this.context = context;
        this.feed = feed;
        this.order = order;
        this.permit = permit;
        this.seen = order.after().orElseThrow(() -> Refusal.malformed("after is missing: the token of a snapshot"));
        this.loop = context.vertx().getOrCreateContext();
        this.timer = context.vertx().setTimer(Math.max(1, order.longest().toMillis()), unused -> conclude());
    }

    /** Answers as soon as there is something new, and at the end of the time that the caller waits. */
    static void answer(RoutingContext context, ChangeFeed feed, WatchOrder order, WatchPermit permit) {
        WatchPoll poll = new WatchPoll(context, feed, order, permit);
        context.addEndHandler(ended -> poll.forget());
        feed.listen(poll);
        poll.look();
    }

    @Override
    public void wake() {
        loop.runOnContext(unused -> look());
    }

    @Override
    public void finish() {
        loop.runOnContext(unused -> {
            if (take()) {
                context.fail(new Refusal(503, "the server is shutting down"));
            }
        });
    }

    private void look() {
        After after = feed.after(seen, MOST);
        if (after instanceof After.Gap
                || (after instanceof After.Changes found && !found.upTo().equals(seen))) {
            answer(after);
        }
    }

    private void conclude() {
        answer(feed.after(seen, MOST));
    }

    private void answer(After after) {
        if (take()) {
            permit.check().onSuccess(still -> tell(after)).onFailure(context::fail);
        }
    }

    /** Whether nobody has begun to answer yet. */
    private boolean take() {
        boolean first = !answered;
        answered = true;
        forget();
        return first;
    }

    private void tell(After after) {
        if (after instanceof After.Changes found) {
            tell(found);
        } else {
            context.fail(new Refusal(
                    410, "the changes after " + seen + " are not known; take a snapshot", Map.of("reason", "gap")));
        }
    }

    private void tell(After.Changes found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("token", found.upTo().toString());
        ChangeDocument.putAge(document, found.provenAt());
        document.put(
                "changes",
                found.changes().stream()
                        .filter(change -> order.kinds().contains(change.key().kind()))
                        .map(ChangeDocument::of)
                        .toList());
        Answer.of(found.upTo(), document).send(context.response());
    }

    private void forget() {
        feed.forget(this);
        context.vertx().cancelTimer(timer);
    }
}
