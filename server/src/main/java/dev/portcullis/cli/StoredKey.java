package dev.portcullis.cli;

import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.store.ResourceKey;

/** What resources are called in a store. */
final class StoredKey {
    /** The kind of a whole file of rules; its name is that of the file without its ending. */
    static final String RULES = "rules";

    private StoredKey() {}

    /** That of a resource of a kind; where there is only one, its name does not matter. */
    static ResourceKey of(Kind kind, String name) {
        return new ResourceKey(kind.word(), kind.isSingle() ? kind.word().replace('_', '-') : name);
    }

    /** That of a resource as it is written. */
    static ResourceKey of(Document document) {
        return of(document.kind(), document.name());
    }

    /** That of a file of rules. */
    static ResourceKey ofRules(String name) {
        return new ResourceKey(RULES, name);
    }

    /** Where diagnostics say that a resource is written. */
    static String place(ResourceKey key) {
        return "store:" + Table.visible(key.toString());
    }
}
