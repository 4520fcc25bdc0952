package dev.portcullis.gateway;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Resource;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.Store;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A gateway, and all that it decides by: a store is followed, an engine decides, a registry ends sessions. */
final class GuardedGateway implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.portcullis.gateway");

    private final StoreFollower follower;
    private final FaultLog faults;
    private final SessionRegistry registry;
    private final Gateway gateway;

    /**
     * Serves clients from now on.
     *
     * @param store holds the locks, perhaps a policy as well; stays the caller's
     * @param policy files and folders with the rest of the policy
     * @param resource what the server is called in the policy
     * @param database the server
     */
    GuardedGateway(Store store, List<Path> policy, Resource resource, Database database, GatewaySettings settings) {
        follower =
                StoreFollower.start(store, FollowerSettings.of(new CoreRules()).beside(policy));
        faults = new FaultLog(follower);
        registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT.withFaults(GuardedGateway::report));
        follower.tell(registry);
        Requests requests = new Requests(
                resource,
                name -> Optional.ofNullable(follower.engine().policy().users().get(name)),
                InstantSource.system());
        gateway = Gateway.start(settings, new Entrance(registry, requests, database));
    }

    private static void report(Throwable fault) {
        LOG.log(Level.WARNING, "a session was not ended as it should be", fault);
    }

    /** Where it listens. */
    int port() {
        return gateway.port();
    }

    /** Whether it goes by everything up to a point in the history of the store. */
    boolean knows(StoreToken point) {
        return follower.engine().locks().token().reaches(point);
    }

    /** Who is in, and how long locks have taken to end sessions. */
    SessionRegistry registry() {
        return registry;
    }

    /** Ends all sessions and closes their connections. */
    @Override
    public void close() {
        registry.close();
        gateway.close();
        faults.close();
        follower.close();
    }
}
