package dev.portcullis.server.admin;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
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
import dev.portcullis.session.Session;
import dev.portcullis.store.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /**
     * What locks would do, each as if those before it were there; those who may make them are told how many they hit, and names
     * as far as they may read them. Several answers are a list.
     */
    Answer preview(AdminCall call, ResourceKind kind, Submission submission) {
        access.demand(call, kind.word(), MAKE);
        SourceFiles files = submission.files(kind);
        boolean readsAll = access.allowsReading(call, ResourceKind.words());
        StoredState state = StoredState.policy(administered.store(), keys(kind, files));
        List<Lock> locks = Draft.locks(files, state.reading(), readsAll ? Draft.Sight.FULL : Draft.Sight.PARTIAL);
        Surroundings there = safety.around(call, state).running(open());
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Lock lock : locks) {
            safety.demandRoom(lock, there);
            documents.add(document(call, LockPreview.of(lock, there), there));
            there = there.with(lock);
        }
        return Answer.of(
                state.reading().token(), documents.size() == 1 ? documents.get(0) : Map.of("previews", documents));
    }

    private static List<ResourceKey> keys(ResourceKind kind, SourceFiles files) {
        return new CatalogReader(Extra.DOCUMENTS)
                .read(files).documents().stream()
                        .map(Document::name)
                        .filter(name -> !name.isEmpty())
                        .map(kind::key)
                        .toList();
    }

    private Map<String, Object> document(AdminCall call, LockPreview ahead, Surroundings surroundings) {
        Map<String, Object> document = PreviewDocument.of(ahead);
        document.put("users_hit", ahead.users().size());
        document.put("users_known", surroundings.users().size());
        document.put("sessions_hit", ahead.sessions().names().size());
        withhold(call, ahead, document);
        return document;
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
