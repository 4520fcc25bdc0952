package dev.portcullis.cli;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.ResourceKey;
import java.util.Set;

/** One resource of a store, as users write it. */
final class KeyReference {
    private KeyReference() {}

    /** That which a user means by {@code KIND/NAME}; the name of what there is only one of may be left out. */
    static ResourceKey of(String written) {
        String[] parts = written.strip().split("/", 2);
        String name = parts.length == 1 ? "" : parts[1];
        if (RuleReference.isOnly(written)) {
            return StoredKey.ofRules(demandName(ResourceTexts.RULES, name));
        }
        Set<Kind> kinds = ResourceReference.of(parts[0]).kinds();
        if (kinds.size() > 1) {
            throw new InputException("one resource is meant here, as KIND/NAME");
        }
        Kind kind = kinds.iterator().next();
        return StoredKey.of(kind, kind.isSingle() ? name : demandName(kind.word(), name));
    }

    private static String demandName(String kind, String name) {
        if (name.isEmpty()) {
            throw new InputException("missing " + kind.replace('_', ' ') + " name");
        }
        return name;
    }
}
