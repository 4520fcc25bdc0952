package dev.portcullis.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file gives names to.
 *
 * @param meanings what each name stands for; nothing where that is wrong and was reported
 */
record DefinedNames(Map<String, Optional<CheckedExpression>> meanings) {
    static final DefinedNames NONE = new DefinedNames(Map.of());

    Set<String> names() {
        return meanings.keySet();
    }

    boolean has(String name) {
        return meanings.containsKey(name);
    }

    Optional<CheckedExpression> meaning(String name) {
        return meanings.getOrDefault(name, Optional.empty());
    }
}
