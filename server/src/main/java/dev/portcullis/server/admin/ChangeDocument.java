package dev.portcullis.server.admin;

import dev.portcullis.store.Change;
import java.util.Map;
import java.util.OptionalLong;

/** Changes of the store as callers see them. */
final class ChangeDocument {
    private static final String DELETED = "deleted";
    private static final String WRITTEN = "written";

    private ChangeDocument() {}

    /** {@code written} or {@code deleted}. */
    static String type(Change change) {
        return change instanceof Change.Deleted ? DELETED : WRITTEN;
    }

    static Map<String, Object> of(Change change) {
        Map<String, Object> document = ResourceDocument.of(change.key());
        document.put("type", type(change));
        document.put("revision", change.revision());
        document.put("committed", change.committed().toString());
        if (change instanceof Change.Written written) {
            document.put("text", written.resource().document());
        }
        return document;
    }

    /** Tells how long ago it was proven that nothing is missing, if it was. */
    static void putAge(Map<String, Object> document, OptionalLong provenAt) {
        provenAt.ifPresent(moment -> document.put("age_nanos", Math.max(0, System.nanoTime() - moment)));
    }
}
