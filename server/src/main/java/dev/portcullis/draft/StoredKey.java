package dev.portcullis.draft;

import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.store.ResourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What resources are called in a store. */
public final class StoredKey {
    private StoredKey() {}

    /** That of a resource of a kind; where there is only one, its name does not matter. */
    public static ResourceKey of(Kind kind, String name) {
        return new ResourceKey(kind.word(), kind.isSingle() ? kind.word().replace('_', '-') : name);
    }

    /** The words of all kinds that a store keeps and that are part of the policy: all but locks. */
    public static List<String> policyKinds() {
        return Stream.concat(
                        Arrays.stream(Kind.values())
                                .filter(kind -> kind != Kind.LOCK)
                                .map(Kind::word),
                        Stream.of(ResourceTexts.RULES, ResourceTexts.CONFIGURATION))
                .toList();
    }

    /** That of a resource as it is written. */
    public static ResourceKey of(Document document) {
        return of(document.kind(), document.name());
    }

    /** That of a file of rules; its name is that of the file without its ending. */
    public static ResourceKey ofRules(String name) {
        return new ResourceKey(ResourceTexts.RULES, name);
    }
}
