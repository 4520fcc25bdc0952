package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.DEFINITION_CYCLE;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.syntax.Declaration.Definition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which definitions use which. Nothing here recurses: a file may have thousands that use one another in a row. */
final class DefinitionOrder {
    private final Map<String, Definition> definitions;
    private final Map<String, List<String>> uses = new LinkedHashMap<>();
    private final List<Definition> sorted = new ArrayList<>();
    private final Set<String> tangled;

    DefinitionOrder(Map<String, Definition> definitions) {
        this.definitions = definitions;
        definitions.forEach((name, definition) -> uses.put(name, known(Parts.heads(definition.value()))));
        this.tangled = new LinkedHashSet<>(definitions.keySet());
        sort();
    }

    private List<String> known(Collection<String> names) {
        return names.stream().filter(definitions::containsKey).distinct().toList();
    }

    private List<String> uses(String name) {
        return uses.getOrDefault(name, List.of());
    }

    private void sort() {
        Map<String, List<String>> users = new LinkedHashMap<>();
        Map<String, Integer> open = new LinkedHashMap<>();
        uses.forEach((name, used) -> {
            open.put(name, used.size());
            used.forEach(
                    one -> users.computeIfAbsent(one, key -> new ArrayList<>()).add(name));
        });
        Deque<Definition> ready = new ArrayDeque<>(definitions.values().stream()
                .filter(definition -> uses(definition.name().text()).isEmpty())
                .toList());
        while (!ready.isEmpty()) {
            Definition next = ready.remove();
            sorted.add(next);
            tangled.remove(next.name().text());
            for (String user : users.getOrDefault(next.name().text(), List.of())) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    ready.add(definitions.getOrDefault(user, next));
                }
            }
        }
    }

    /** Each after those it uses; without those that use themselves in some way. */
    List<Definition> sorted() {
        return sorted;
    }

    /** The definitions that are reached from these names. */
    Set<String> reached(Collection<String> names) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(known(names));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                next.addAll(uses(name));
            }
        }
        return reached;
    }

    /** Definitions that use themselves in some way, each circle once. */
    List<Diagnostic> cycles() {
        List<Diagnostic> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String start : tangled) {
            List<String> path = new ArrayList<>();
            String at = start;
            while (seen.add(at)) {
                path.add(at);
                at = uses(at).stream().filter(tangled::contains).findFirst().orElse(at);
            }
            if (path.contains(at)) {
                found.add(cycle(path.subList(path.indexOf(at), path.size())));
            }
        }
        return found;
    }

    private Diagnostic cycle(List<String> names) {
        Definition first = names.stream()
                .flatMap(name -> List.of(definitions.get(name)).stream())
                .min(Comparator.comparing(definition -> definition.span().start()))
                .orElseThrow();
        String way = names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" uses "));
        return DEFINITION_CYCLE
                .at(first.name().span(), first.name().text())
                .withHelp(names.size() == 1 ? "" : way + " uses `" + names.get(0) + "`");
    }
}
