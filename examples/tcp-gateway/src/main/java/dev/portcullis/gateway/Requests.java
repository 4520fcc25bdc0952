package dev.portcullis.gateway;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.gateway.StartupMessage.Startup;
import dev.portcullis.request.Account;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts what a client wants into a question to the engine.
 *
 * <p>Whoever connects is the user of the same name as the database account; the database server itself asks for the proof,
 * through the gateway. Roles and traits are those of the stored user, none for a user that is not stored.
 *
 * @param resource the database server
 * @param users finds a stored user by name
 * @param clock what time it is
 */
record Requests(Resource resource, Function<String, Optional<StoredUser>> users, InstantSource clock) {
    /** The request for a session. */
    Request of(Startup startup, InetSocketAddress from) {
        Account account = new Account("", startup.user(), startup.database());
        Instant now = clock.instant();
        return Request.connect(subject(startup.user(), now), Protocol.DB, resource, account, now)
                .from(new Client(from.getAddress().getHostAddress(), ""), Properties.NONE);
    }

    /** Each connection is proven anew, so nobody comes in with a proof from before a lock. */
    private Subject subject(String name, Instant now) {
        return users.apply(name)
                .map(user -> Subject.User.local(name, user.roles(), user.traits()))
                .orElseGet(() -> Subject.User.local(name, List.of(), Map.of()))
                .authenticated(now);
    }
}
