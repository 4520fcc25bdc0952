package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqn;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;

/**
 * AuthzForce, XACML 3.0, asked through its Java API without XML per request. The application looks the locks up and says
 * in an attribute what it found.
 */
final class AuthzforcePeer implements Peer {
    private static final String CONFIGURATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <pdp xmlns="http://authzforce.github.io/core/xmlns/pdp/8"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              version="8.1" standardAttributeProvidersEnabled="false">
              <policyProvider id="policies" xsi:type="StaticPolicyProvider">
                <policyLocation>${PARENT_DIR}/policy.xml</policyLocation>
              </policyProvider>
              <rootPolicyRef policySet="true">root</rootPolicyRef>
            </pdp>
            """;
    private static final AttributeFqn ROLE = name(XacmlText.SUBJECT, "role");
    private static final AttributeFqn LOGIN = name(XacmlText.SUBJECT, "login");
    private static final AttributeFqn TEAM = name(XacmlText.RESOURCE, "team");
    private static final AttributeFqn ENV = name(XacmlText.RESOURCE, "env");
    private static final AttributeFqn LOCKED = name(XacmlText.ENVIRONMENT, "locked");

    private final BasePdpEngine engine;
    private final LockTable locks;

    AuthzforcePeer(World world) {
        try {
            engine = load(XacmlText.of(world.roles()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        locks = new LockTable(world);
    }

    /** Its configuration and policies can only come from files. */
    private static BasePdpEngine load(String policies) throws IOException {
        Path folder = Files.createTempDirectory("authzforce");
        Path policy = folder.resolve("policy.xml");
        Path configuration = folder.resolve("pdp.xml");
        try {
            Files.writeString(policy, policies);
            Files.writeString(configuration, CONFIGURATION);
            return new BasePdpEngine(PdpEngineConfiguration.getInstance(configuration.toString()));
        } finally {
            Files.deleteIfExists(policy);
            Files.deleteIfExists(configuration);
            Files.delete(folder);
        }
    }

    private static AttributeFqn name(String category, String attribute) {
        return AttributeFqns.newInstance(category, Optional.empty(), attribute);
    }

    @Override
    public boolean allows(Request request) {
        Map<String, String> labels = request.resource().labels();
        DecisionRequestBuilder<?> ask = engine.newRequestBuilder(3, 5);
        put(ask, ROLE, ((Subject.User) request.subject()).roles());
        put(ask, LOGIN, List.of(request.account().login()));
        put(ask, TEAM, List.of(labels.getOrDefault("team", "")));
        put(ask, ENV, List.of(labels.getOrDefault("env", "")));
        put(ask, LOCKED, List.of(locks.stops(request) ? "yes" : "no"));
        DecisionType decision = engine.evaluate(ask.build(false)).getDecision();
        if (decision == DecisionType.INDETERMINATE) {
            throw new IllegalStateException("no decision on " + request);
        }
        return decision == DecisionType.PERMIT;
    }

    private static void put(DecisionRequestBuilder<?> ask, AttributeFqn name, List<String> values) {
        ask.putNamedAttributeIfAbsent(
                name,
                Bags.newAttributeBag(
                        StandardDatatypes.STRING,
                        values.stream().map(StringValue::new).toList()));
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
