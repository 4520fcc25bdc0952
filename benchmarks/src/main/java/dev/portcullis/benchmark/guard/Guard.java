package dev.portcullis.benchmark.guard;

import dev.portcullis.benchmark.peer.Floor;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.core.CoreRules;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what decisions cost in bytes, against the floor, and against the number of roles and locks, and compares it
 * with budgets. Times are only compared with each other.
 */
public final class Guard {
    private static final int ROUNDS = 85;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Budgets budgets;
    private final List<Check> checks = new ArrayList<>();

    private Guard(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * Measures, prints a table, and ends with 1 when a budget is broken.
     *
     * @param arguments the file of budgets
     * @throws IOException if it cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            Guard guard = new Guard(Budgets.read(file));
            guard.measure();
            System.exit(guard.report() ? 0 : 1);
        }
    }

    private void measure() {
        System.out.println(Check.header());
        World world = World.of(1_000, 10_000);
        Meter own = own(world);
        Meter cached = own(world, 4 * World.REQUESTS);
        Floor byHand = new Floor(world);
        Meter floor = new Meter(world.questions(), byHand::answer);
        run(List.of(own, cached, floor));
        add("bytes.decide", own.bytes());
        add("bytes.cached", cached.bytes());
        add("times.floor", own.nanoseconds() / floor.nanoseconds());

        Meter fewRoles = run(own(World.of(10, 100)));
        Meter manyRoles = run(own(World.of(10_000, 100)));
        add("growth.bytes.roles.10-10000", manyRoles.bytes() / fewRoles.bytes());
        add("growth.time.roles.10-10000", manyRoles.nanoseconds() / fewRoles.nanoseconds());

        Meter noLocks = run(own(World.of(1_000, 0)));
        Meter fewLocks = run(own(World.of(1_000, 100)));
        Meter manyLocks = run(own(World.of(1_000, 1_000_000)));
        add("growth.bytes.locks.0-100", fewLocks.bytes() / noLocks.bytes());
        add("growth.bytes.locks.100-1000000", manyLocks.bytes() / fewLocks.bytes());
        add("growth.time.locks.100-1000000", manyLocks.nanoseconds() / fewLocks.nanoseconds());
        budgets.finish();
    }

    private static Meter own(World world) {
        return own(world, 0);
    }

    private static Meter own(World world, int remembered) {
        PolicyEngine engine = new PolicyEngine(
                new CoreRules(),
                new PolicyCompiler().compile(world.catalog()).policy(),
                LockView.of(world.locks(), 1, Proof.ALWAYS),
                remembered);
        return new Meter(world.questions(), engine::decide);
    }

    private static Meter run(Meter meter) {
        run(List.of(meter));
        return meter;
    }

    /** In turn, so that a loud moment of the machine is one for all; not for ever, so that what is very slow fails too. */
    private static void run(List<Meter> meters) {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < ROUNDS && System.nanoTime() < end; i++) {
            meters.forEach(meter -> meter.round(end));
        }
    }

    private void add(String name, double measured) {
        Check check = budgets.check(name, measured);
        System.out.println(check.line());
        checks.add(check);
    }

    private boolean report() {
        LoadedClasses classes = LoadedClasses.now();
        if (!classes.contains(PolicyEngine.class.getName())) {
            throw new IllegalStateException("the loaded classes cannot be listed");
        }
        List<String> compilers = classes.ofCompilers();
        compilers.forEach(name -> System.out.println("loaded, and must not be: " + name));
        return compilers.isEmpty() && checks.stream().allMatch(Check::holds);
    }
}
