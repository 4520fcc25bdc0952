import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A gateway with the engine inside: it needs no server, only the store. Opens a session for a user, and says when it has to
 * end. Usage: {@code java -cp APP/portcullis.jar Gateway.java USER ENDPOINT,ENDPOINT,...}
 */
public final class Gateway {
    private Gateway() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        List<URI> members = Arrays.stream(arguments[1].split(",")).map(URI::create).toList();
        FollowerSettings settings =
                FollowerSettings.of(new CoreRules()).named("gateway").within(Duration.ofSeconds(10));
        try (EtcdStore store = EtcdStore.open(EtcdSettings.at(members));
                StoreFollower follower = StoreFollower.start(store, settings);
                SessionRegistry sessions = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT)) {
            follower.tell(sessions);
            OpenResult result = sessions.open(login(arguments[0]), (session, termination) -> {
                System.out.println("ended: " + termination.message());
                session.acknowledge();
            });
            if (result instanceof OpenResult.Refused refused) {
                System.out.println("refused: " + refused.decision().message());
                return;
            }
            System.out.println("opened: a session of " + arguments[0]);
            new CountDownLatch(1).await();
        }
    }

    private static Request login(String user) {
        return Request.connect(
                Subject.User.local(user, List.of("operator"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of("env", "prod")),
                Account.login("root"),
                Instant.now());
    }
}
