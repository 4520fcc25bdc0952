package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.admin.ChangeFeed.After;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** One question for what has changed, which waits a while for an answer. For one event loop. */
final class WatchPoll {
    /** How many changes one answer tells at most. */
    static final int MOST = 1_000;

    private final RoutingContext context;
    private final ChangeFeed feed;
    private final WatchOrder order;
    private final StoreToken seen;
    private final Context loop;
    private final Runnable wake;
    private final long timer;
    private boolean answered;

    private WatchPoll(RoutingContext context, ChangeFeed feed, WatchOrder order) {
        this.context = context;
        this.feed = feed;
        this.order = order;
        this.seen = order.after().orElseThrow(() -> Refusal.malformed("after is missing: the token of a snapshot"));
        this.loop = context.vertx().getOrCreateContext();
        this.wake = () -> loop.runOnContext(unused -> look());
        this.timer = context.vertx().setTimer(Math.max(1, order.longest().toMillis()), unused -> conclude());
    }

    /** Answers as soon as there is something new, and at the end of the time that the caller waits. */
    static void answer(RoutingContext context, ChangeFeed feed, WatchOrder order) {
        WatchPoll poll = new WatchPoll(context, feed, order);
        context.addEndHandler(ended -> poll.forget());
        feed.listen(poll.wake);
        poll.look();
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
        if (answered) {
            return;
        }
        answered = true;
        forget();
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
        feed.forget(wake);
        context.vertx().cancelTimer(timer);
    }
}
