package dev.portcullis.follow;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the texts of a store are called where something is wrong with them: {@code store:lock/incident-42}. Where a name
 * alone would not tell rules from YAML, an ending does.
 */
public final class StoredText {
    private static final String PREFIX = "store:";
    private static final String RULES_ENDING = ".rules";
    private static final String YAML_ENDING = ".yaml";

    /** What would steer a terminal; the names of files in diagnostics are printed as they are. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private StoredText() {}

    /** The text of a resource. */
    public static SourceFile of(StoredResource resource) {
        String name = PREFIX + HIDDEN.matcher(resource.key().toString()).replaceAll("\ufffd");
        SourceFile text = new SourceFile(name, resource.document());
        boolean rules = resource.key().kind().equals(ResourceTexts.RULES);
        return rules == CatalogReader.holdsRules(text)
                ? text
                : new SourceFile(name + (rules ? RULES_ENDING : YAML_ENDING), text.text());
    }

    /**
     * Texts that hold something else than what they are kept as.
     *
     * @param texts where each comes from
     * @param reading what came of them, with every resource as it is written
     */
    public static List<Diagnostic> strangers(Map<SourceFile, StoredResource> texts, CatalogReading reading) {
        Map<SourceFile, List<Document>> documents = reading.documents().stream()
                .collect(Collectors.groupingBy(document -> document.place().file()));
        Set<SourceFile> broken = reading.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(diagnostic -> diagnostic.place().file())
                .collect(Collectors.toSet());
        List<Diagnostic> strangers = new ArrayList<>();
        texts.forEach((text, resource) -> {
            boolean readable = !broken.contains(text) && !CatalogReader.holdsRules(text);
            if (readable && !holds(documents.getOrDefault(text, List.of()), resource.key())) {
                strangers.add(stranger(text, resource.key()));
            }
        });
        return strangers;
    }

    private static boolean holds(List<Document> documents, ResourceKey key) {
        return key.kind().equals(ResourceTexts.CONFIGURATION)
                ? documents.isEmpty()
                : documents.size() == 1
                        && Kind.ofWord(key.kind())
                                .filter(kind -> documents.get(0).is(kind, key.name()))
                                .isPresent();
    }

    /** That a text is something else than what it is kept as. */
    static Diagnostic stranger(SourceFile text, ResourceKey key) {
        return DiagnosticCode.INVALID_FIELD.at(
                text.all(), "what is kept as `" + key + "` must be that and nothing else");
    }

    /** Whether a resource is a lock, and no part of the policy. */
    static boolean isLock(ResourceKey key) {
        return key.kind().equals(Kind.LOCK.word());
    }
}
