package dev.portcullis.follow;

import dev.portcullis.decision.LockKnowledge;
import java.util.List;

/**
 * How well a store is followed, for people.
 *
 * @param locks up to where everything is in use, when that was last proven complete, and whether that is recent enough
 * @param faults what is wrong, those first that say that locks may be missing
 */
public record FollowerState(LockKnowledge locks, List<Fault> faults) {
    public FollowerState {
        faults = List.copyOf(faults);
    }
}
