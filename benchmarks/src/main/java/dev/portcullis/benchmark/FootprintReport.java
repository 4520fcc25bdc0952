package dev.portcullis.benchmark;

import dev.portcullis.benchmark.gateway.Gateway;
import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import dev.portcullis.store.MemoryStore;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bytes of heap that are kept per lock, per role and per open session: the difference that they make to a heap without garbage. A role here
 * is one of the measurements: two label conditions, four patterns, four logins.
 */
public final class FootprintReport {
    private final List<Measurement> measured = new ArrayList<>();

    private FootprintReport() {}

    /**
     * Measures, prints and writes; needs a process of its own with the serial collector.
     *
     * @param arguments the file to write to, if it is to be written
     */
    public static void main(String[] arguments) {
        FootprintReport report = new FootprintReport();
        report.locks(1_000_000);
        report.roles(10_000);
        report.sessions(100_000);
        Results.write(arguments, report.measured);
    }

    /** The locks themselves and the index over them. */
    private void locks(int count) {
        long bytes = kept(() -> LockView.of(World.of(10, count).locks(), 1, Proof.ALWAYS));
        add("lock", count, bytes);
        System.out.printf("%,d locks with their index: %,d MB%n", count, bytes >> 20);
        measured.add(Measurement.of(
                "FootprintReport.total",
                Map.of("of", "lock", "count", Integer.toString(count)),
                List.of((double) bytes),
                "B"));
    }

    /** Roles as they were read, what compiling adds, and what of that is one half with one condition and one login. */
    private void roles(int count) {
        World world = World.of(count, 0);
        add("role as read", count, kept(world::catalog));
        Catalog catalog = world.catalog();
        Catalog allowing = withoutDenials(catalog);
        compiled(catalog);
        long whole = compiled(catalog);
        add("role compiled", count, whole);
        add("condition compiled", count, whole - compiled(allowing));
    }

    /** Open sessions with their requests, each of a user of its own. */
    private void sessions(int count) {
        int few = 1_000;
        long least = keptOpen(few);
        add("session", count, (keptOpen(count) - least) * count / (count - few));
    }

    private static long keptOpen(int sessions) {
        long before = used();
        try (Gateway gateway = new Gateway(new MemoryStore(), sessions, 1)) {
            long bytes = used() - before;
            if (gateway.open() != sessions) {
                throw new IllegalStateException(gateway.open() + " sessions are open, not " + sessions);
            }
            return bytes;
        }
    }

    private static Catalog withoutDenials(Catalog catalog) {
        List<Role> roles = catalog.roles().stream()
                .map(role -> new Role(
                        role.name(), role.version(), role.allow(), RoleSection.EMPTY, role.options(), role.place()))
                .toList();
        return new Catalog(catalog.settings(), roles, List.of(), List.of());
    }

    private static long compiled(Catalog catalog) {
        return kept(() -> new PolicyCompiler().compile(catalog).policy());
    }

    private void add(String what, int count, long bytes) {
        double each = (double) bytes / count;
        System.out.printf("%s: %,.0f bytes%n", what, each);
        measured.add(Measurement.of(
                "FootprintReport.each", Map.of("of", what, "count", Integer.toString(count)), List.of(each), "B"));
    }

    private static long kept(Supplier<?> something) {
        long before = used();
        Object made = something.get();
        try {
            return used() - before;
        } finally {
            Reference.reachabilityFence(made);
        }
    }

    /** The serial collector lets some dead objects lie; only each fourth of its collections takes all of them. */
    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
