package dev.portcullis.server.admin;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.ResourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of resource that a store keeps, as addresses name it.
 *
 * @param path {@code locks}
 * @param word {@code lock}: the kind in the store, and in the rules of roles
 */
record ResourceKind(String path, String word) {
    private static final List<ResourceKind> ALL = Stream.concat(
                    Arrays.stream(Kind.values())
                            .map(kind ->
                                    new ResourceKind(kind.isSingle() ? kind.word() : kind.word() + "s", kind.word())),
                    Stream.of(ResourceTexts.RULES, ResourceTexts.CONFIGURATION)
                            .map(word -> new ResourceKind(word, word)))
            .toList();

    /** All kinds. */
    static List<ResourceKind> all() {
        return ALL;
    }

    /** The words of all kinds. */
    static List<String> words() {
        return ALL.stream().map(ResourceKind::word).toList();
    }

    /** Whether there is only one resource of this kind. */
    boolean isSingle() {
        return Kind.ofWord(word).filter(Kind::isSingle).isPresent();
    }

    /** Whether it is files of rules, which are no YAML. */
    boolean isRules() {
        return word.equals(ResourceTexts.RULES);
    }

    /** Whether it can be handed in: a configuration file has no name of its own, and only folders hold one. */
    boolean isWritten() {
        return !word.equals(ResourceTexts.CONFIGURATION);
    }

    boolean isLock() {
        return word.equals(Kind.LOCK.word());
    }

    boolean isRole() {
        return word.equals(Kind.ROLE.word());
    }

    /** What a resource of this kind is called in a store; the name of one that is alone does not matter. */
    ResourceKey key(String name) {
        return Kind.ofWord(word).map(kind -> StoredKey.of(kind, name)).orElseGet(() -> new ResourceKey(word, name));
    }
}
