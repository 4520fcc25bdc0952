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
 */
record PolicyState(CompiledPolicy policy, MergedOptions options, long generation, LockView locks) {
    PolicyState(CompiledPolicy policy, long generation, LockView locks) {
        this(policy, new MergedOptions(policy.settings()), generation, locks);
    }

    /** The same policy with another view of the locks. */
    PolicyState with(LockView other) {
        return new PolicyState(policy, options, generation, other);
    }
}
