package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Preconditions;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        StoreReading state = state(Excerpt.ofKinds(List.of(kind.word())));
        return items(
                state.token(),
                Map.of(),
                state.resources().values().stream().map(resource -> ResourceDocument.of(kind, resource)));
    }

    /** A part of the store as it is written, for those who go on with its changes. */
    Answer snapshot(AdminCall call, Excerpt wanted) {
        Set<String> kinds = new HashSet<>(wanted.kinds());
        wanted.keys().forEach(key -> kinds.add(key.kind()));
        access.demandReading(
                call, ResourceKind.words().stream().filter(kinds::contains).toList());
        Snapshot snapshot = store.snapshot(wanted);
        Map<String, Object> head = new LinkedHashMap<>();
        snapshot.predecessor().ifPresent(epoch -> head.put("predecessor", epoch));
        ChangeDocument.putAge(head, snapshot.provenAt());
        return items(
                snapshot.token(),
                head,
                StoreReading.of(snapshot, List.of()).resources().values().stream()
                        .map(ResourceDocument::text));
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
        StoreReading state = state(Excerpt.of(key));
        StoredResource resource = state.resource(key).orElseThrow(() -> Preconditions.notFound(key));
        StoreToken token = state.token();
        return Answer.of(token, ResourceDocument.of(kind, resource)).at(resource.revision());
    }

    private StoreReading state(Excerpt wanted) {
        return StoreReading.of(store.snapshot(wanted), List.of());
    }
}
