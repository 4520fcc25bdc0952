package dev.portcullis.cli;

import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.store.ResourceKey;
import java.util.Set;

/** What resources are called in a store. */
final class StoredKey {
    private StoredKey() {}

    /** That of a resource of a kind; where there is only one, its name does not matter. */
    static ResourceKey of(Kind kind, String name) {
        return new ResourceKey(kind.word(), kind.isSingle() ? kind.word().replace('_', '-') : name);
    }

    /** That of a resource as it is written. */
    static ResourceKey of(Document document) {
        return of(document.kind(), document.name());
    }

    /** That of a file of rules; its name is that of the file without its ending. */
    static ResourceKey ofRules(String name) {
        return new ResourceKey(ResourceTexts.RULES, name);
    }

    /** That which a user means by {@code KIND/NAME}; the name of what there is only one of may be left out. */
    static ResourceKey named(String written) {
        String[] parts = written.strip().split("/", 2);
        String name = parts.length == 1 ? "" : parts[1];
        if (RuleReference.isOnly(written)) {
            return ofRules(demandName(ResourceTexts.RULES, name));
        }
        Set<Kind> kinds = ResourceReference.of(parts[0]).kinds();
        if (kinds.size() > 1) {
            throw new InputException("one resource is meant here, as KIND/NAME");
        }
        Kind kind = kinds.iterator().next();
        return of(kind, kind.isSingle() ? name : demandName(kind.word(), name));
    }

    private static String demandName(String kind, String name) {
        if (name.isEmpty()) {
            throw new InputException("missing " + kind.replace('_', ' ') + " name");
        }
        return name;
    }
}
