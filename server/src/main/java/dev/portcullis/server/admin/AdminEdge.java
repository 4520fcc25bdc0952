package dev.portcullis.server.admin;

import dev.portcullis.follow.FollowerState;
import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** The resources of the store: read, written and deleted by those whose roles let them. */
public final class AdminEdge implements Edge, AutoCloseable {
    /** What all addresses begin with. */
    static final String ROOT = "/v1/";

    private static final String THREADS = "portcullis-admin";
    private static final int THREAD_COUNT = 8;

    /** Who follows the store is told of in threads of its own: nobody else waits where that takes long. */
    private static final String FOLLOWER_THREADS = "portcullis-followers";

    private static final int FOLLOWER_THREAD_COUNT = 4;
    private static final String FOLLOWERS = ROOT + "followers";

    private final WorkerExecutor workers;
    private final WorkerExecutor followerWorkers;
    private final Authentication authentication;
    private final Access access;
    private final Reading reading;
    private final Writing writing;
    private final Previewing previewing;
    private final FollowerList followers;
    private final ChangeFeed feed;
    private final Administered administered;

    /**
     * @param vertx runs what blocks, in threads of its own
     * @param authentication finds out again who calls, once a request is there, and who follows changes, again and again
     * @param point decides about calls
     * @param administered what is read and written
     * @param trail records what is written
     */
    public AdminEdge(
            Vertx vertx,
            Authentication authentication,
            DecisionPoint point,
            Administered administered,
            AuditTrail trail) {
        this.authentication = authentication;
        this.workers = vertx.createSharedWorkerExecutor(THREADS, THREAD_COUNT);
        this.followerWorkers = vertx.createSharedWorkerExecutor(FOLLOWER_THREADS, FOLLOWER_THREAD_COUNT);
        this.access = new Access(point);
        this.followers = new FollowerList(administered, access);
        this.administered = administered;
        this.reading = new Reading(administered.store(), access);
        this.writing = new Writing(administered.store(), point, access, trail);
        this.previewing = new Previewing(administered, point, access);
        this.feed = new ChangeFeed(administered.store());
    }

    @Override
    public void mount(Router router) {
        ResourceKind.all().forEach(kind -> mount(router, kind));
        ResourceKind.all().stream()
                .filter(ResourceKind::isLock)
                .forEach(kind ->
                        router.post(ROOT + kind.path() + "/preview").handler(context -> preview(context, kind)));
        router.get(ROOT + "status").handler(this::status);
        router.get(ROOT + "snapshot").handler(this::snapshot);
        router.get(ROOT + "watch").handler(this::watch);
        router.get(FOLLOWERS).handler(context -> answer(context, followerWorkers, followers::all));
        router.put(FOLLOWERS + "/:name").handler(this::confirm);
        router.delete(FOLLOWERS + "/:name").handler(context -> {
            String name = context.pathParam("name");
            answer(context, followerWorkers, call -> followers.leave(call, name));
        });
    }

    private void confirm(RoutingContext context) {
        String name = context.pathParam("name");
        FollowerList.Word word = FollowerList.Word.of(Submission.of(context).body());
        answer(context, followerWorkers, call -> followers.confirm(call, name, word));
    }

    private void preview(RoutingContext context, ResourceKind kind) {
        Submission submission = Submission.of(context);
        answer(context, call -> previewing.preview(call, kind, submission));
    }

    private void status(RoutingContext context) {
        if (!Caller.of(context).may(Right.WATCH)) {
            throw Refusal.forbidden("the caller may not see the state of the server");
        }
        FollowerState state = administered.state().get();
        Answer.of(state.locks().token(), StatusDocument.of(state)).send(context.response());
    }

    private void snapshot(RoutingContext context) {
        Excerpt wanted = SnapshotOrder.of(context);
        answer(context, call -> reading.snapshot(call, wanted));
    }

    /** Who wants JSON asks again each time, everybody else is told. */
    private void watch(RoutingContext context) {
        WatchOrder order = WatchOrder.of(context);
        WatchPermit permit = WatchPermit.of(authentication, access, context, order.kinds());
        if ("application/json".equals(context.request().getHeader("Accept"))) {
            WatchPoll.answer(context, feed, order, permit);
        } else {
            WatchStream.open(context, feed, order, permit);
        }
    }

    /** Ends the answers to all who follow changes, and lets nobody begin to. All else goes on. */
    public void drain() {
        feed.drain();
    }

    /** Ends following the store. */
    @Override
    public void close() {
        feed.close();
    }

    private void mount(Router router, ResourceKind kind) {
        String collection = ROOT + kind.path();
        String one = kind.isSingle() ? collection : collection + "/:name";
        if (!kind.isSingle()) {
            router.get(collection).handler(context -> answer(context, call -> reading.list(call, kind)));
        }
        if (!kind.isSingle() && kind.isWritten()) {
            router.post(collection).handler(context -> create(context, kind));
        }
        if (kind.isWritten()) {
            router.put(one).handler(context -> replace(context, kind));
        }
        router.get(one).handler(context -> answer(context, call -> reading.get(call, kind, key(context, kind))));
        router.delete(one).handler(context -> delete(context, kind));
    }

    /** What cannot tell its own name is given one by the address. */
    private void create(RoutingContext context, ResourceKind kind) {
        Target target = new Target(
                kind, kind.isRules() ? Optional.ofNullable(context.queryParams().get("name")) : Optional.empty());
        Submission submission = Submission.of(context);
        Force force = force(context);
        answer(context, call -> writing.put(call, target, submission, Precondition.ABSENT, force));
    }

    private void replace(RoutingContext context, ResourceKind kind) {
        Target target = new Target(kind, Optional.of(key(context, kind).name()));
        Submission submission = Submission.of(context);
        Precondition condition = WantedState.of(context.request());
        Force force = force(context);
        answer(context, call -> writing.put(call, target, submission, condition, force));
    }

    private void delete(RoutingContext context, ResourceKind kind) {
        ResourceKey key = key(context, kind);
        Precondition condition = WantedState.of(context.request());
        Force force = force(context);
        answer(context, call -> writing.delete(call, kind, key, condition, force));
    }

    private static ResourceKey key(RoutingContext context, ResourceKind kind) {
        String name = context.pathParam("name");
        return kind.key(name == null ? kind.word() : name);
    }

    private static Force force(RoutingContext context) {
        String written = context.queryParams().get("force");
        if (written == null || written.equals("false")) {
            return Force.NONE;
        }
        if (written.equals("true")) {
            return Force.MEANT;
        }
        throw Refusal.malformed("force is true or false");
    }

    private void answer(RoutingContext context, Function<AdminCall, Answer> work) {
        answer(context, workers, work);
    }

    /** The request has arrived whole; who calls, and with which rights, is found out anew, for that can have taken a while. */
    private void answer(RoutingContext context, WorkerExecutor threads, Function<AdminCall, Answer> work) {
        AdminCall begun = AdminCall.of(context);
        authentication
                .again(context.request(), begun.caller())
                .map(caller -> new AdminCall(caller, begun.address(), begun.requestId()))
                .compose(call -> threads.executeBlocking(() -> work.apply(call), false))
                .onSuccess(answer -> answer.send(context.response()))
                .onFailure(failure -> context.fail(
                        failure instanceof StoreException refused
                                ? StoreRefusals.of(refused, context.request())
                                : failure));
    }
}
