package dev.portcullis.benchmark;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs in a scope of 50 rules that are all looked at, against the number of other scopes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleBenchmark {
    private static final int RULES_OF_A_SCOPE = 50;

    /** Number of scopes, each with as many rules. */
    @Param({"1", "20"})
    public int scopes;

    private PolicyEngine engine;
    private Request request;

    /** Builds the policy and makes sure that the last rule of the scope decides. */
    @Setup
    public void build() {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("benchmark.rules", rules())));
        engine =
                new PolicyEngine(new PolicyCompiler().compile(reading.catalog()).policy(), LockView.EMPTY);
        request = Request.connect(
                Subject.User.local("ann", List.of(), Map.of("teams", List.of("dev"))),
                Protocol.OTHER,
                Resource.of("kind_0", "one", Map.of("env", "prod")),
                Account.NONE,
                Instant.parse("2026-01-05T09:00:00Z"));
        Decision decision = engine.decide(request);
        if (decision.reason() != Reason.RULE) {
            throw new IllegalStateException("wrong answer " + decision);
        }
    }

    private String rules() {
        StringBuilder rules = new StringBuilder();
        for (int scope = 0; scope < scopes; scope++) {
            for (int rule = 1; rule <= RULES_OF_A_SCOPE; rule++) {
                rules.append("rule \"r-").append(scope).append('-').append(rule);
                rules.append("\" for kind_").append(scope);
                rules.append(" when size(user.traits[\"teams\"]) >= ").append(RULES_OF_A_SCOPE + 1 - rule);
                rules.append(" and resource.labels[\"env\"] != \"dev\" deny\n");
            }
        }
        return rules.toString();
    }

    /** One decision, nothing remembered. */
    @Benchmark
    public Decision decide() {
        return engine.decide(request);
    }
}
