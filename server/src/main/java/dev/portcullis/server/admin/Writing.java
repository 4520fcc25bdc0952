package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Preconditions;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes what administrators hand in. Blocks. One write at a time: what one is checked against no other of this process
 * changes meanwhile, the right to write among it, so that whoever was locked while waiting writes nothing any more.
 */
final class Writing {
    private static final Duration LONGEST_USE = Duration.ofSeconds(1);

    private final Store store;
    private final DecisionPoint point;
    private final Access access;
    private final Safety safety;
    private final AuditedStore audited;
    private final ReentrantLock turn = new ReentrantLock();

    Writing(Store store, DecisionPoint point, Access access, AuditTrail trail) {
        this.store = store;
        this.point = point;
        this.access = access;
        this.safety = new Safety(point, access);
        this.audited = new AuditedStore(store, trail);
    }

    /**
     * Writes a resource.
     *
     * @param condition what must hold of the one that is there
     */
    Answer put(AdminCall call, Target target, Submission submission, Precondition condition, Force force) {
        ResourceKind kind = target.kind();
        access.demand(call, kind.word(), WantedState.verbs(kind, condition));
        SourceFiles files = submission.files(kind);
        Draft.Sight sight = access.allowsReading(call, ResourceKind.words()) ? Draft.Sight.FULL : Draft.Sight.PARTIAL;
        turn.lock();
        try {
            access.demand(call, kind.word(), WantedState.verbs(kind, condition));
            ResourceKey key = target.key(files);
            StoredState state = StoredState.policy(store, List.of(key));
            Preconditions.demand(condition, key, state.revision(key));
            Draft draft = Draft.of(key, files, state.reading(), sight);
            draft.lock().ifPresent(lock -> demandSafe(call, lock, state, force));
            draft.user().ifPresent(user -> demandSuccession(call, key, Optional.of(user), force));
            boolean isNew = !state.holds(key) && access.allows(call, kind.word(), Access.READ);
            AuditedStore.Order order = new AuditedStore.Order(call, WantedState.verb(condition), force, draft.lock());
            StoreToken token = audited.put(order, key, draft.text(), condition);
            Answer answer =
                    Answer.of(token, ResourceDocument.written(key, token)).at(token.revision());
            return used(isNew ? answer.created(target.place(key)) : answer);
        } finally {
            turn.unlock();
        }
    }

    /** Deletes a resource. What there is only one of is reset to its defaults, as Teleport calls that. */
    Answer delete(AdminCall call, ResourceKind kind, ResourceKey key, Precondition condition, Force force) {
        access.demand(call, kind.word(), List.of(kind.isSingle() ? "update" : "delete"));
        if (condition == Precondition.ABSENT) {
            throw Refusal.malformed("what is not there cannot be deleted");
        }
        Precondition wanted = condition == Precondition.ANY ? Precondition.PRESENT : condition;
        turn.lock();
        try {
            access.demand(call, kind.word(), List.of(kind.isSingle() ? "update" : "delete"));
            StoredState state =
                    StoredState.of(store, List.of(key), kind.isRole() ? List.of(Kind.USER.word()) : List.of());
            Preconditions.demand(wanted, key, state.revision(key));
            if (kind.isRole() && force == Force.NONE) {
                safety.demandUnused(call, key, state);
            }
            demandSuccession(call, key, Optional.empty(), force);
            AuditedStore.Order order = new AuditedStore.Order(call, Verb.DELETE, force, Optional.empty());
            return used(Answer.done(audited.delete(order, key, wanted)));
        } finally {
            turn.unlock();
        }
    }

    private void demandSafe(AdminCall call, Lock lock, StoredState before, Force force) {
        Surroundings surroundings = safety.around(call, before);
        safety.demandRoom(lock, surroundings);
        if (force == Force.NONE) {
            safety.demand(call, lock, surroundings);
        }
    }

    private void demandSuccession(AdminCall call, ResourceKey key, Optional<StoredUser> after, Force force) {
        if (key.kind().equals(Kind.USER.word()) && force == Force.NONE) {
            safety.demandSuccession(call, key, after);
        }
    }

    /** Who is answered should find it in use here; should that take long, the token tells from when on it is. */
    private Answer used(Answer answer) {
        point.engine().awaits(answer.token(), LONGEST_USE);
        return answer;
    }
}
