package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.DUPLICATE_DEFINITION;
import static dev.portcullis.diagnostic.DiagnosticCode.EXPANDS_TOO_FAR;
import static dev.portcullis.diagnostic.DiagnosticCode.TAKEN_NAME;
import static dev.portcullis.diagnostic.DiagnosticCode.UNUSED_DEFINITION;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Declaration.Definition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what the definitions of a file mean. One that is wrong in itself stands for a value of which nothing is known. */
final class DefinitionChecker {
    private static final Set<String> TAKEN = DialectTable.RULES.variables().stream()
            .map(variable -> variable.text().split("\\.", 2)[0])
            .collect(Collectors.toUnmodifiableSet());

    private final Diagnostics found;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Optional<CheckedExpression>> meanings = new LinkedHashMap<>();
    private final Map<String, Extent> extents = new HashMap<>();
    /** Definitions that are too large, and all that use them. */
    private final Set<String> endless = new HashSet<>();

    private final DefinitionOrder order;

    DefinitionChecker(List<Definition> declared, Diagnostics found) {
        this.found = found;
        declared.forEach(this::declare);
        this.order = new DefinitionOrder(definitions);
        found.addAll(order.cycles());
        definitions.keySet().forEach(name -> meanings.put(name, Optional.empty()));
        order.sorted().forEach(this::check);
    }

    private void declare(Definition definition) {
        String name = definition.name().text();
        if (TAKEN.contains(name)) {
            found.add(TAKEN_NAME.at(definition.name().span(), name));
            return;
        }
        Definition first = definitions.putIfAbsent(name, definition);
        if (first != null) {
            found.add(DUPLICATE_DEFINITION.at(
                    definition.name().span(), name, first.name().span()));
        }
    }

    private void check(Definition definition) {
        String name = definition.name().text();
        Optional<CheckedExpression> meaning = RuleExpressionChecker.value(definition.value(), defined(), found);
        Extent extent = Extent.of(definition.value(), extents);
        if (Parts.heads(definition.value()).stream().anyMatch(endless::contains)) {
            endless.add(name);
        } else if (extent.isTooLarge()) {
            found.add(EXPANDS_TOO_FAR.at(definition.name().span(), name, Extent.MOST_NODES, Extent.DEEPEST));
            endless.add(name);
        } else {
            extents.put(name, extent);
            meanings.put(name, meaning);
        }
    }

    /** What the names of the file stand for. */
    DefinedNames defined() {
        return new DefinedNames(meanings);
    }

    /** How large the definitions are. */
    Map<String, Extent> extents() {
        return extents;
    }

    /** Reports conditions that are the same in every request. */
    void reportSettled(Effort effort) {
        meanings.values().stream()
                .flatMap(Optional::stream)
                .filter(meaning -> meaning.type() == ValueType.BOOLEAN)
                .forEach(meaning -> TruthCheck.report(meaning, effort, found));
    }

    /** Reports definitions that none of the names leads to, directly or through others. */
    void reportUnused(List<String> names) {
        Set<String> used = order.reached(names);
        definitions.forEach((name, definition) -> {
            if (!used.contains(name)) {
                found.add(UNUSED_DEFINITION.at(definition.name().span(), name));
            }
        });
    }
}
