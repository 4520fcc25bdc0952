package dev.portcullis.server.admin;

import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What somebody wants to see of the store. */
final class SnapshotOrder {
    private SnapshotOrder() {}

    /** The part of a store that is named: kinds, and single resources as {@code KIND/NAME}; all where nothing is. */
    static Excerpt of(RoutingContext context) {
        List<ResourceKey> keys = context.queryParams().getAll("resource").stream()
                .map(SnapshotOrder::key)
                .toList();
        boolean keysAlone = !keys.isEmpty() && context.queryParams().get("kinds") == null;
        return Excerpt.ofKinds(keysAlone ? List.of() : WatchOrder.kinds(context))
                .with(keys);
    }

    private static ResourceKey key(String written) {
        String[] parts = written.split("/", 2);
        if (parts.length < 2 || parts[1].isEmpty() || !ResourceKind.words().contains(parts[0])) {
            throw Refusal.malformed("a resource is KIND/NAME; kinds are " + String.join(",", ResourceKind.words()));
        }
        return new ResourceKey(parts[0], parts[1]);
    }
}
