package dev.portcullis.server.mapping;

import dev.portcullis.cluster.KnownResource;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.Claims;
import dev.portcullis.server.point.DecisionPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of HTTP in the words of a decision.
 *
 * @param user name of the user
 * @param roles roles that the gateway asserts; empty where it says nothing of them
 * @param traits traits that the gateway asserts, each in place of the one that is stored
 * @param authTime when the user has logged in, as the gateway asserts; empty where it says nothing of it
 * @param action what is to be done
 * @param resource what is to be reached
 * @param client where the request comes from
 * @param context what else is known
 */
public record MappedRequest(
        String user,
        Optional<List<String>> roles,
        Map<String, List<String>> traits,
        Optional<Instant> authTime,
        Action action,
        Resource resource,
        Client client,
        Properties context) {
    public MappedRequest {
        roles = roles.map(List::copyOf);
        traits = Map.copyOf(traits);
    }

    /**
     * The question to a decision point. What is asserted of the user is believed of a caller that may say so; of the resource
     * also counts what the cluster knows of it and the request does not say.
     *
     * @param point decides it
     * @param caller the gateway
     * @param edge through which interface it asks
     * @param requestId what the gateway calls the request; empty where it does not
     */
    public Asked asked(DecisionPoint point, Caller caller, String edge, String requestId) {
        CompiledPolicy policy = point.engine().policy();
        Claims stored = Claims.stored(policy, user);
        Claims claims = assertsNothing() ? stored : stored.with(caller, this::asserted);
        Request request = new Request(
                claims.subject(),
                Protocol.of(resource.kind()),
                action,
                policy.resources()
                        .find(resource.kind(), resource.name())
                        .map(this::completed)
                        .orElse(resource),
                KubeObject.NONE,
                Account.NONE,
                ObservedSession.NONE,
                ObservedSession.NONE,
                client,
                context,
                SessionState.NEW,
                Duration.ZERO,
                point.now());
        return new Asked(caller, edge, requestId, request).ignoring(claims.ignored());
    }

    private Resource completed(KnownResource known) {
        Map<String, String> labels = new HashMap<>(known.labels());
        labels.putAll(resource.labels());
        return new Resource(
                resource.kind(), resource.name(), labels, "", "", known.propertiesWith(resource.properties()));
    }

    private boolean assertsNothing() {
        return roles.isEmpty() && traits.isEmpty() && authTime.isEmpty();
    }

    private Subject.User asserted(Subject.User stored) {
        Map<String, List<String>> all = new HashMap<>(stored.traits());
        all.putAll(traits);
        return Subject.User.local(user, roles.orElse(stored.roles()), all)
                .authenticated(authTime.orElse(stored.authTime()));
    }
}
