package dev.portcullis.server.admin;

import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.PlainValue;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Resources of a store as callers see them. */
final class ResourceDocument {
    private ResourceDocument() {}

    /** A resource with its text; what is YAML and can be read is told as JSON as well. */
    static Map<String, Object> of(ResourceKind kind, StoredResource resource) {
        Map<String, Object> document = text(resource);
        parsed(kind, resource.document()).ifPresent(value -> document.put("document", value));
        return document;
    }

    /** A resource with its text alone. */
    static Map<String, Object> text(StoredResource resource) {
        Map<String, Object> document = of(resource.key());
        document.put("revision", resource.revision());
        document.put("text", resource.document());
        return document;
    }

    /** What was written. */
    static Map<String, Object> written(ResourceKey key, StoreToken token) {
        Map<String, Object> document = of(key);
        document.put("revision", token.revision());
        document.put("token", token.toString());
        return document;
    }

    /** What a resource is called. */
    static Map<String, Object> of(ResourceKey key) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", key.kind());
        document.put("name", key.name());
        return document;
    }

    private static Optional<Object> parsed(ResourceKind kind, String text) {
        if (kind.isRules()) {
            return Optional.empty();
        }
        YamlFile read = new YamlReader(YamlLimits.POLICY).read(new SourceFile("text", text));
        return read.diagnostics().isEmpty() && read.documents().size() == 1
                ? Optional.of(PlainValue.of(read.documents().get(0)))
                : Optional.empty();
    }
}
