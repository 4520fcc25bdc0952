package dev.portcullis.catalog;

import dev.portcullis.cluster.KnownResource;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Properties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Understands what is said of resources that are to be reached. Each is said once, whatever its documents are called. */
final class KnownResourceReader {
    private final Diagnostics diagnostics;
    private final JsonValues json;
    private final List<KnownResource> below = new ArrayList<>();
    private final List<KnownResource> added = new ArrayList<>();

    private record Key(String kind, String name) {
        static Key of(KnownResource resource) {
            return new Key(resource.kind(), resource.name());
        }
    }

    KnownResourceReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.json = new JsonValues(diagnostics);
    }

    /** Begins with resources that were read before. */
    void begin(List<KnownResource> others) {
        below.addAll(others);
    }

    /** Makes room for another document of the same name. */
    void forget(String document) {
        below.removeIf(known -> known.document().equals(document));
    }

    void add(Resource document) {
        refuseOtherVersions(document.fields());
        Fields spec = document.spec();
        String kind = spec.word("kind");
        if (kind.isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(
                    document.fields().node("spec").isPresent() ? spec.placeOf("kind") : document.namePlace(),
                    "the resource",
                    "spec.kind"));
            return;
        }
        String name = spec.word("name");
        added.add(new KnownResource(
                document.name(),
                kind,
                name.isEmpty() ? document.name() : name,
                document.metadata().labels("labels"),
                spec.node("properties").map(json::properties).orElse(Properties.NONE),
                document.namePlace()));
    }

    private void refuseOtherVersions(Fields fields) {
        String version = fields.word("version");
        if (!version.isEmpty() && !version.equals(KnownResourceShape.VERSION)) {
            diagnostics.add(DiagnosticCode.INVALID_CHOICE.at(
                    fields.placeOf("version"),
                    YamlWords.shortened(version),
                    Shape.oneOf(List.of(KnownResourceShape.VERSION))));
        }
    }

    /** All of them, in the order they were read. */
    List<KnownResource> read() {
        Map<Key, KnownResource> first = new HashMap<>();
        below.forEach(resource -> first.putIfAbsent(Key.of(resource), resource));
        for (KnownResource resource : added) {
            KnownResource other = first.putIfAbsent(Key.of(resource), resource);
            if (other != null) {
                diagnostics.add(DiagnosticCode.DUPLICATE_RESOURCE.at(
                        resource.place(),
                        YamlWords.shortened(resource.kind()),
                        YamlWords.shortened(resource.name()),
                        other.place()));
            }
        }
        List<KnownResource> all = new ArrayList<>(below);
        all.addAll(added);
        return all;
    }
}
