package dev.portcullis.model;

import dev.portcullis.decision.Line;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a policy, found by what they are about: kind and action first, then a test that each must pass. A rule that
 * is about something else costs a decision nothing.
 */
public final class RuleIndex {
    /** No rules. */
    public static final RuleIndex NONE = new RuleIndex(List.of(), Set.of());

    private static final Comparator<CompiledRule> ORDER = Comparator.comparingInt(CompiledRule::order);

    private final List<CompiledRule> rules;
    private final Set<RequestPart> reads;
    private final Map<Line, ByNames<ByNames<RuleBucket>>> byLine = new EnumMap<>(Line.class);

    private RuleIndex(List<CompiledRule> rules, Set<RequestPart> reads) {
        this.rules = List.copyOf(rules);
        this.reads = Set.copyOf(reads);
        rules.forEach(this::add);
    }

    /** An index of rules in their order. */
    static RuleIndex of(List<CompiledRule> rules, Set<RequestPart> reads) {
        return rules.isEmpty() ? NONE : new RuleIndex(rules, reads);
    }

    private void add(CompiledRule rule) {
        Declaration.Rule written = rule.source().checked().rule();
        byLine.computeIfAbsent(rule.line(), line -> new ByNames<>(() -> new ByNames<>(RuleBucket::new)))
                .of(names(written.kinds()))
                .of(names(written.actions()))
                .add(rule);
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

    /** The names of actions that rules are about by name. */
    public Set<String> actions() {
        Set<String> actions = new LinkedHashSet<>();
        rules.forEach(
                rule -> actions.addAll(names(rule.source().checked().rule().actions())));
        return actions;
    }

    /** Which parts of a request rules read that nothing else reads. */
    public Set<RequestPart> reads() {
        return reads;
    }

    /** The rules of a line that can matter to a request, in the order of reporting. */
    public List<CompiledRule> candidates(Line line, Scope scope) {
        ByNames<ByNames<RuleBucket>> kinds = byLine.get(line);
        if (kinds == null || (line == Line.GRANT && !scope.request().isForResource())) {
            return List.of();
        }
        List<CompiledRule> found = new ArrayList<>();
        collectAll(kinds.named(scope.resourceKind()), scope, found);
        collectAll(kinds.any(), scope, found);
        if (found.size() > 1) {
            found.sort(ORDER);
        }
        return found;
    }

    private static void collectAll(List<ByNames<RuleBucket>> ofKind, Scope scope, List<CompiledRule> found) {
        String action = scope.request().action().name();
        for (int i = 0; i < ofKind.size(); i++) {
            collect(ofKind.get(i).named(action), scope, found);
            collect(ofKind.get(i).any(), scope, found);
        }
    }

    private static void collect(List<RuleBucket> buckets, Scope scope, List<CompiledRule> found) {
        for (int i = 0; i < buckets.size(); i++) {
            buckets.get(i).collect(scope, found);
        }
    }

    /** The rules that are about the kind and the action of a request, whatever their tests say. */
    public List<CompiledRule> inScope(Scope scope) {
        return rules.stream().filter(rule -> rule.isAbout(scope)).toList();
    }
}
