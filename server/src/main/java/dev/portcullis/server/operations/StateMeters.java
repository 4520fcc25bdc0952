package dev.portcullis.server.operations;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.follow.Fault;
import dev.portcullis.follow.StoreFollower;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What an engine decides by, and how well the store is followed, as it is when somebody looks. */
final class StateMeters {
    private final MeterRegistry registry;
    private final StoreFollower follower;

    private StateMeters(MeterRegistry registry, StoreFollower follower) {
        this.registry = registry;
        this.follower = follower;
    }

    static void of(StoreFollower follower, MeterRegistry registry) {
        StateMeters meters = new StateMeters(registry, follower);
        meters.locks();
        meters.policy();
        for (Fault.Part part : Fault.Part.values()) {
            meters.fault(part);
        }
    }

    private void locks() {
        gauge(
                "portcullis.locks",
                "Locks that are kept, in force or not.",
                engine -> engine.locks().index().size());
        gauge(
                "portcullis.lock.revision",
                "Up to where every write of the store is in use.",
                engine -> engine.locks().token().revision());
        Gauge.builder("portcullis.lock.view.fresh", () -> knowledge().fresh() ? 1 : 0)
                .description("Whether the view of the locks was proven complete recently enough to rely on.")
                .register(registry);
        Gauge.builder("portcullis.lock.view.age", this::age)
                .description("How long ago the view of the locks was last proven complete; NaN if it never was.")
                .baseUnit("seconds")
                .register(registry);
    }

    private void policy() {
        gauge("portcullis.policy.generation", "Number of the policy that decides.", PolicyEngine::generation);
        cache("hit", engine -> engine.cacheUse().hits());
        cache("miss", engine -> engine.cacheUse().misses());
    }

    private void gauge(String name, String description, ToDoubleFunction<PolicyEngine> value) {
        Gauge.builder(name, follower.engine(), value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void cache(String result, ToDoubleFunction<PolicyEngine> value) {
        FunctionCounter.builder("portcullis.decision.cache", follower.engine(), value)
                .description("Decisions that could have been remembered, and whether they were.")
                .tag("result", result)
                .register(registry);
    }

    private void fault(Fault.Part part) {
        Gauge.builder("portcullis.faults", () -> count(part))
                .description("What is wrong with following the store, by part.")
                .tag("part", part.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private long count(Fault.Part part) {
        return follower.state().faults().stream()
                .filter(fault -> fault.part() == part)
                .count();
    }

    private LockKnowledge knowledge() {
        return follower.state().locks();
    }

    private double age() {
        LockKnowledge known = knowledge();
        return known.proven() ? (double) known.age().toNanos() / TimeUnit.SECONDS.toNanos(1) : Double.NaN;
    }
}
