package dev.portcullis.server;

import dev.portcullis.follow.Fault;
import dev.portcullis.follow.FollowerState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once what is wrong with that which the server decides by, and once that it is mended. For one thread at a time. */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private final Supplier<FollowerState> state;
    private final Map<String, Fault> told = new HashMap<>();

    FaultLog(Supplier<FollowerState> state) {
        this.state = state;
    }

    /** Looks at how it stands now. */
    synchronized void look() {
        Map<String, Fault> now = new HashMap<>();
        state.get().faults().forEach(fault -> now.put(fault.part() + " " + fault.subject(), fault));
        now.forEach((place, fault) -> {
            Fault before = told.put(place, fault);
            if (before == null || !before.message().equals(fault.message())) {
                LOG.warn("{}", fault);
                fault.diagnostics().forEach(found -> LOG.warn("{}", found));
            }
        });
        told.entrySet().removeIf(entry -> {
            boolean mended = !now.containsKey(entry.getKey());
            if (mended) {
                LOG.info("mended: {}", entry.getValue());
            }
            return mended;
        });
    }
}
