package dev.portcullis.model;

import dev.portcullis.decision.Line;
import dev.portcullis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a policy, found by what they are about: kind and action first, then a test that each must pass. A rule that
 * is about something else costs a decision nothing.
 */
public final class RuleIndex {
    /** No rules. */
    public static final RuleIndex NONE = new RuleIndex(List.of(), "", Set.of());

    private static final Comparator<CompiledRule> ORDER = Comparator.comparingInt(CompiledRule::order);

    private final List<CompiledRule> rules;
    private final Set<RequestPart> reads;
    private final Map<Line, ByName<ByName<RuleBucket>>> byLine = new EnumMap<>(Line.class);

    private RuleIndex(List<CompiledRule> rules, String cluster, Set<RequestPart> reads) {
        this.rules = List.copyOf(rules);
        this.reads = Set.copyOf(reads);
        rules.forEach(rule -> add(rule, cluster));
    }

    /** An index of rules in their order. */
    static RuleIndex of(List<CompiledRule> rules, String cluster, Set<RequestPart> reads) {
        return rules.isEmpty() ? NONE : new RuleIndex(rules, cluster, reads);
    }

    private void add(CompiledRule rule, String cluster) {
        ByName<ByName<RuleBucket>> kinds = byLine.computeIfAbsent(
                rule.line(), line -> new ByName<>(() -> new ByName<>(() -> new RuleBucket(cluster))));
        for (ByName<RuleBucket> actions :
                kinds.of(names(rule.source().checked().rule().kinds()))) {
            for (RuleBucket bucket :
                    actions.of(names(rule.source().checked().rule().actions()))) {
                bucket.add(rule);
            }
        }
    }

    private static Set<String> names(List<Name> names) {
        Set<String> texts = new LinkedHashSet<>();
        names.forEach(name -> texts.add(name.text()));
        return texts;
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** All of them, in the order of reporting. */
    public List<CompiledRule> all() {
        return rules;
    }

    /** Which parts of a request rules read that nothing else reads. */
    public Set<RequestPart> reads() {
        return reads;
    }

    /** The rules of a line that can matter to a request, in the order of reporting. */
    public List<CompiledRule> candidates(Line line, Scope scope) {
        ByName<ByName<RuleBucket>> kinds = byLine.get(line);
        if (kinds == null || (line == Line.GRANT && !scope.request().isForResource())) {
            return List.of();
        }
        List<CompiledRule> found = new ArrayList<>();
        collect(kinds.named(scope.resourceKind()), scope, found);
        collect(kinds.any(), scope, found);
        if (found.size() > 1) {
            found.sort(ORDER);
        }
        return found;
    }

    private static void collect(@Nullable ByName<RuleBucket> actions, Scope scope, List<CompiledRule> found) {
        if (actions != null) {
            add(actions.named(scope.request().action().name()), scope, found);
            add(actions.any(), scope, found);
        }
    }

    private static void add(@Nullable RuleBucket bucket, Scope scope, List<CompiledRule> found) {
        if (bucket != null) {
            bucket.collect(scope, found);
        }
    }

    /** The rules that are about the kind and the action of a request, whatever their tests say. */
    public List<CompiledRule> inScope(Scope scope) {
        return rules.stream().filter(rule -> rule.isAbout(scope)).toList();
    }

    /** Values by name, and one for whatever has another name. */
    private static final class ByName<T> {
        private final Supplier<T> maker;
        private final Map<String, T> named = new HashMap<>();
        private @Nullable T any;

        ByName(Supplier<T> maker) {
            this.maker = maker;
        }

        /** The values of some names; the one for all where there are none. */
        List<T> of(Set<String> names) {
            if (!names.isEmpty()) {
                return names.stream()
                        .map(name -> named.computeIfAbsent(name, unused -> maker.get()))
                        .toList();
            }
            T value = any == null ? maker.get() : any;
            any = value;
            return List.of(value);
        }

        @Nullable
        T named(String name) {
            return named.get(name);
        }

        @Nullable
        T any() {
            return any;
        }
    }
}
