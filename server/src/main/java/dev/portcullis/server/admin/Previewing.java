package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.draft.PreviewDocument;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.OpenSession;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.session.Session;
import dev.portcullis.store.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a lock would do, and makes none. Blocks. */
final class Previewing {
    private static final List<String> MAKE = List.of("create", "update");
    private static final String SESSION = "session";

    private final Administered administered;
    private final Access access;
    private final Safety safety;

    Previewing(Administered administered, DecisionPoint point, Access access) {
        this.administered = administered;
        this.access = access;
        this.safety = new Safety(point, access);
    }

    /** What a lock would do; those who may make it are told how many it hits, and names as far as they may read them. */
    Answer preview(AdminCall call, ResourceKind kind, Submission submission) {
        access.demand(call, kind.word(), MAKE);
        SourceFiles files = submission.files(kind);
        boolean readsAll = access.allowsReading(call, ResourceKind.words());
        ResourceKey key = new Target(kind, Optional.empty()).key(files);
        StoredState state = StoredState.policy(administered.store(), key);
        Draft draft = Draft.of(key, files, state.reading(), readsAll ? Draft.Sight.FULL : Draft.Sight.PARTIAL);
        Lock lock = draft.lock().orElseThrow(() -> Refusal.malformed("this is no lock"));
        Surroundings surroundings = safety.around(call, lock, state).running(open());
        LockPreview ahead = LockPreview.of(lock, surroundings);
        Map<String, Object> document = PreviewDocument.of(ahead);
        document.put("users_hit", ahead.users().size());
        document.put("sessions_hit", ahead.sessions().names().size());
        withhold(call, ahead, document);
        return Answer.of(state.reading().token(), document);
    }

    private void withhold(AdminCall call, LockPreview ahead, Map<String, Object> document) {
        if (!access.allows(call, Kind.USER.word(), Access.LIST)) {
            document.remove("users");
            document.put("concerns", safety.objections(call, ahead));
        }
        if (!call.caller().may(Right.WATCH) && !access.allows(call, SESSION, Access.LIST)) {
            document.remove("sessions");
        }
    }

    private List<OpenSession> open() {
        return administered.sessions().get().stream()
                .map(session -> new OpenSession(name(session), session.request(), session.standing()))
                .toList();
    }

    private static String name(Session session) {
        Subject subject = session.request().subject();
        String who = subject instanceof Subject.User user
                ? user.name()
                : subject instanceof Subject.Agent agent ? agent.serverId() : "";
        return who + " (" + session.id() + ")";
    }
}
