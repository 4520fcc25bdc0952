package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.store.Preconditions;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells administrators what the store holds. Blocks. */
final class Reading {
    private final Store store;
    private final Access access;

    Reading(Store store, Access access) {
        this.store = store;
        this.access = access;
    }

    /** All resources of a kind, as they are written and as documents. */
    Answer list(AdminCall call, ResourceKind kind) {
        access.demand(call, kind.word(), Access.LIST);
        StoreReading state = state();
        return items(
                state.token(),
                Map.of(),
                items(state, List.of(kind.word())).map(resource -> ResourceDocument.of(kind, resource)));
    }

    /** All resources of some kinds as they are written, for those who go on with their changes. */
    Answer snapshot(AdminCall call, Collection<String> kinds) {
        access.demandReading(call, kinds);
        Snapshot snapshot = store.snapshot();
        Map<String, Object> head = new LinkedHashMap<>();
        snapshot.predecessor().ifPresent(epoch -> head.put("predecessor", epoch));
        ChangeDocument.putAge(head, snapshot.provenAt());
        return items(
                snapshot.token(),
                head,
                items(StoreReading.of(snapshot, List.of()), kinds).map(ResourceDocument::text));
    }

    private static Stream<StoredResource> items(StoreReading state, Collection<String> kinds) {
        return state.resources().values().stream()
                .filter(resource -> kinds.contains(resource.key().kind()));
    }

    private static Answer items(StoreToken token, Map<String, Object> head, Stream<Map<String, Object>> items) {
        Map<String, Object> document = new LinkedHashMap<>(head);
        document.put("token", token.toString());
        document.put("items", items.toList());
        return Answer.of(token, document);
    }

    /** One resource. */
    Answer get(AdminCall call, ResourceKind kind, ResourceKey key) {
        access.demand(call, kind.word(), Access.READ);
        StoreReading state = state();
        StoredResource resource = state.resource(key).orElseThrow(() -> Preconditions.notFound(key));
        StoreToken token = state.token();
        return Answer.of(token, ResourceDocument.of(kind, resource)).at(resource.revision());
    }

    private StoreReading state() {
        return StoreReading.of(store.snapshot(), List.of());
    }
}
