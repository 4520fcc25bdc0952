package dev.portcullis.follow;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Kind;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;

/**
 * What the texts of a store are called where something is wrong with them: {@code store:lock/incident-42}. Where a name
 * alone would not tell rules from YAML, an ending does.
 */
final class StoredText {
    /** The kind under which a store keeps files of rules. */
    static final String RULES = "rules";

    private static final String PREFIX = "store:";
    private static final String RULES_ENDING = ".rules";
    private static final String YAML_ENDING = ".yaml";

    private StoredText() {}

    /** The text of a resource. */
    static SourceFile of(StoredResource resource) {
        SourceFile text = new SourceFile(PREFIX + resource.key(), resource.document());
        boolean rules = resource.key().kind().equals(RULES);
        return rules == CatalogReader.holdsRules(text)
                ? text
                : new SourceFile(text.name() + (rules ? RULES_ENDING : YAML_ENDING), text.text());
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
