package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.draft.PreviewDocument;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.Succession;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done by force only, because it is rarely meant. */
final class Safety {
    private static final int STATUS = 409;
    private static final int MOST = 10;
    private static final String ALL_THE_SAME = "; give force=true to do it all the same";

    private static final int UNPROCESSABLE = 422;

    private final DecisionPoint point;
    private final Access access;

    Safety(DecisionPoint point, Access access) {
        this.point = point;
        this.access = access;
    }

    /**
     * Where locks are to be made: what is decided by now.
     *
     * @param before what is there under their names
     */
    Surroundings around(AdminCall call, StoredState before) {
        return Surroundings.of(point.engine(), before.locks(), Optional.of(call.user()), point.now());
    }

    /**
     * Demands that a lock may be there at all.
     *
     * @throws Refusal with status 422 if there is no room for it
     */
    void demandRoom(Lock lock, Surroundings surroundings) {
        if (!surroundings.hasRoomFor(lock)) {
            throw new Refusal(
                    UNPROCESSABLE,
                    "there are " + Lock.MOST_WITHOUT_ANCHOR + " locks already that must be tried on every request",
                    Map.of(StoreRefusals.REASON, "invalid"));
        }
    }

    /** Demands that a lock will be in force, and leaves somebody who may delete locks. */
    void demand(AdminCall call, Lock lock, Surroundings surroundings) {
        List<Concern> objections = LockPreview.of(lock, surroundings).concerns().stream()
                .filter(concern -> concern.weight() == Concern.Weight.OBJECTION)
                .toList();
        if (!objections.isEmpty()) {
            throw refusal("objection", clause(call, objections.get(0)) + ALL_THE_SAME);
        }
    }

    /**
     * Demands that somebody is left who may delete locks.
     *
     * @param after what becomes of the user; empty where it is deleted
     */
    void demandSuccession(AdminCall call, ResourceKey user, Optional<StoredUser> after) {
        Surroundings now = Surroundings.of(point.engine(), List.of(), Optional.of(call.user()), point.now());
        Succession.objection(user.name(), after, now).ifPresent(concern -> {
            throw refusal("objection", clause(call, concern) + ALL_THE_SAME);
        });
    }

    /** What speaks against a lock, in documents for those who may not read users: objections, and what is about themselves. */
    List<Map<String, Object>> objections(AdminCall call, LockPreview ahead) {
        return ahead.concerns().stream()
                .filter(concern ->
                        concern.weight() == Concern.Weight.OBJECTION || concern instanceof Concern.LocksOutCaller)
                .map(concern -> {
                    Map<String, Object> document = PreviewDocument.concern(concern);
                    document.put("message", clause(call, concern));
                    document.put("help", Optional.empty());
                    return document;
                })
                .toList();
    }

    /** Who may not read users is not told their names. */
    private String clause(AdminCall call, Concern concern) {
        boolean namesUsers = concern instanceof Concern.LocksOutTheLast;
        return namesUsers && !access.allows(call, Kind.USER.word(), Access.LIST)
                ? "nobody would be left who may delete locks"
                : concern.message();
    }

    /** Demands that no user of the store has a role. */
    void demandUnused(AdminCall call, ResourceKey role, StoredState state) {
        List<String> holders = state.reading().holders(role);
        if (!holders.isEmpty()) {
            String who = access.allows(call, Kind.USER.word(), Access.LIST) ? ": " + names(holders) : "";
            throw refusal("in_use", "role " + GoQuote.of(role.name()) + " is in use by users" + who + ALL_THE_SAME);
        }
    }

    private static String names(List<String> holders) {
        String shown = String.join(", ", holders.subList(0, Math.min(MOST, holders.size())));
        return holders.size() > MOST ? shown + " and " + (holders.size() - MOST) + " more" : shown;
    }

    private static Refusal refusal(String reason, String message) {
        return new Refusal(STATUS, message, Map.of(StoreRefusals.REASON, reason));
    }
}
