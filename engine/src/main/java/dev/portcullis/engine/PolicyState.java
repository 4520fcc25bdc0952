package dev.portcullis.engine;

import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;

/**
 * What one decision uses.
 *
 * @param policy roles, users and settings
 * @param options what the options of its roles come to
 * @param generation number of the policy, growing with every swap
 * @param locks the locks
 * @param lockGeneration number of the index of the locks, growing with every other index
 */
record PolicyState(CompiledPolicy policy, MergedOptions options, long generation, LockView locks, long lockGeneration) {
    /** The first state of an engine. */
    static PolicyState first(CompiledPolicy policy, LockView locks) {
        return new PolicyState(policy, new MergedOptions(policy.settings()), 1, locks, 1);
    }

    /** Another policy with the same view of the locks. */
    PolicyState with(CompiledPolicy other) {
        return new PolicyState(other, new MergedOptions(other.settings()), generation + 1, locks, lockGeneration);
    }

    /** The same policy with another view of the locks. */
    PolicyState with(LockView other) {
        long number = other.index() == locks.index() ? lockGeneration : lockGeneration + 1;
        return new PolicyState(policy, options, generation, other, number);
    }
}
