package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.CompiledRule;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the options of roles come to under one policy, worked out once for each set of options that comes up: merging
 * asks neither how many roles say something nor in which order. Safe for any number of threads; forgets everything
 * rather than grow without end.
 */
final class MergedOptions {
    private static final int MOST_SETS = 10_000;

    private final ClusterSettings settings;
    private final Map<Object, EffectiveOptions> known = new ConcurrentHashMap<>();

    MergedOptions(ClusterSettings settings) {
        this.settings = settings;
    }

    /** The effective options of who has these roles, and is granted something by these rules. */
    EffectiveOptions of(List<CompiledRole> roles, List<CompiledRule> rules) {
        Object numbers = rules.isEmpty() && isOneNumber(roles) ? roles.get(0).optionsNumber() : numbers(roles, rules);
        EffectiveOptions effective = known.get(numbers);
        return effective == null ? merge(numbers, roles, rules) : effective;
    }

    private static boolean isOneNumber(List<CompiledRole> roles) {
        for (int i = 1; i < roles.size(); i++) {
            if (roles.get(i).optionsNumber() != roles.get(0).optionsNumber()) {
                return false;
            }
        }
        return !roles.isEmpty();
    }

    private static BitSet numbers(List<CompiledRole> roles, List<CompiledRule> rules) {
        BitSet numbers = new BitSet();
        for (int i = 0; i < roles.size(); i++) {
            numbers.set(roles.get(i).optionsNumber());
        }
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).settings().options().isPresent()) {
                numbers.set(rules.get(i).optionsNumber());
            }
        }
        return numbers;
    }

    private EffectiveOptions merge(Object numbers, List<CompiledRole> roles, List<CompiledRule> rules) {
        EffectiveOptions effective = new OptionsMerge(
                        settings,
                        Stream.concat(
                                        roles.stream().map(CompiledRole::options),
                                        rules.stream().flatMap(rule -> rule.settings().options().stream()))
                                .toList())
                .result();
        if (known.size() >= MOST_SETS) {
            known.clear();
        }
        known.put(numbers, effective);
        return effective;
    }
}
