package dev.portcullis.engine;

import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.RequestPart;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one decision uses.
 *
 * @param policy roles, users and settings
 * @param options what the options of its roles come to
 * @param generation number of the policy, growing with every swap
 * @param locks the locks
 * @param lockGeneration number of the index of the locks, growing with every other index
 * @param reads the parts of a request that rules or locks read, of those that nothing else reads
 */
record PolicyState(
        CompiledPolicy policy,
        MergedOptions options,
        long generation,
        LockView locks,
        long lockGeneration,
        Set<RequestPart> reads) {
    /** The first state of an engine. */
    static PolicyState first(CompiledPolicy policy, LockView locks) {
        return new PolicyState(policy, new MergedOptions(policy.settings()), 1, locks, 1, reads(policy, locks));
    }

    /** Another policy with the same view of the locks. */
    PolicyState with(CompiledPolicy other) {
        return new PolicyState(
                other, new MergedOptions(other.settings()), generation + 1, locks, lockGeneration, reads(other, locks));
    }

    /** The same policy with another view of the locks. */
    PolicyState with(LockView other) {
        long number = other.index() == locks.index() ? lockGeneration : lockGeneration + 1;
        return new PolicyState(policy, options, generation, other, number, reads(policy, other));
    }

    private static Set<RequestPart> reads(CompiledPolicy policy, LockView locks) {
        Set<RequestPart> byRules = policy.rules().reads();
        Set<RequestPart> byLocks = locks.index().reads();
        if (byRules.containsAll(byLocks)) {
            return byRules;
        }
        Set<RequestPart> all = EnumSet.copyOf(byLocks);
        all.addAll(byRules);
        return Set.copyOf(all);
    }
}
