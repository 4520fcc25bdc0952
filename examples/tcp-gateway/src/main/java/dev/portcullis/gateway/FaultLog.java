package dev.portcullis.gateway;

import dev.portcullis.follow.Fault;
import dev.portcullis.follow.StoreFollower;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;

/** Logs once what keeps the gateway from knowing its locks and its policy, and that it is over. */
final class FaultLog implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;
    private static final System.Logger LOG = System.getLogger("dev.portcullis.gateway");

    private final StoreFollower follower;
    private final Set<Fault> told = new HashSet<>();
    private final Timer timer = new Timer("gateway-faults", true);

    FaultLog(StoreFollower follower) {
        this.follower = follower;
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(look, 0, PAUSE_MILLIS);
    }

    private void look() {
        Set<Fault> now = Set.copyOf(follower.state().faults());
        now.stream().filter(told::add).forEach(fault -> LOG.log(Level.WARNING, "store: " + fault));
        if (told.retainAll(now)) {
            LOG.log(Level.INFO, "store: " + (told.isEmpty() ? "all is well again" : "some faults are over"));
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
