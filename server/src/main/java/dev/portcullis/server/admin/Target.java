package dev.portcullis.server.admin;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.ResourceKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where something is to be written.
 *
 * @param kind what it is
 * @param name how it is called, where the address says so; else it says itself
 */
record Target(ResourceKind kind, Optional<String> name) {
    /**
     * What it is called in the store.
     *
     * @throws Refusal with status 422 if neither address nor text tell
     */
    ResourceKey key(SourceFiles files) {
        return kind.key(name.or(() -> kind.isSingle() ? Optional.of(kind.word()) : own(files))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal(422, "a name is missing", Map.of(StoreRefusals.REASON, "invalid"))));
    }

    /** A text that cannot be read has no name, but tells why. */
    private static Optional<String> own(SourceFiles files) {
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS).read(files);
        Optional<String> name =
                reading.documents().stream().map(Document::name).findFirst().filter(text -> !text.isEmpty());
        if (name.isEmpty() && !reading.accepted()) {
            throw Draft.unsound(reading.diagnostics());
        }
        return name;
    }

    /** The address of a resource of this kind. */
    String place(ResourceKey key) {
        String collection = AdminEdge.ROOT + kind.path();
        return kind.isSingle() ? collection : collection + "/" + encoded(key.name());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
