package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.LockPreview;
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

    private final Access access;

    Safety(Access access) {
        this.access = access;
    }

    /** Demands that a lock will be in force, and leaves somebody who may delete locks. */
    void demand(AdminCall call, Lock lock, StoreReading state, DecisionPoint point) {
        Surroundings surroundings = new Surroundings(state.catalog().catalog(), Optional.of(call.user()), point.now())
                .under(point.engine().policy());
        if (!surroundings.hasRoomFor(lock)) {
            throw refusal(
                    "objection",
                    "there are " + Lock.MOST_WITHOUT_ANCHOR + " locks already that must be tried on every request");
        }
        List<Concern> objections = LockPreview.of(lock, surroundings).concerns().stream()
                .filter(concern -> concern.weight() == Concern.Weight.OBJECTION)
                .toList();
        if (!objections.isEmpty()) {
            throw refusal("objection", clause(call, objections.get(0)) + ALL_THE_SAME);
        }
    }

    /** What speaks against a lock, in documents for those who may not read users. */
    List<Map<String, Object>> objections(AdminCall call, LockPreview ahead) {
        return ahead.concerns().stream()
                .filter(concern -> concern.weight() == Concern.Weight.OBJECTION)
                .map(concern -> Map.<String, Object>of(
                        "weight", "objection", "message", clause(call, concern), "help", Optional.empty()))
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
    void demandUnused(AdminCall call, ResourceKey role, StoreReading state) {
        List<String> holders = state.holders(role);
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
