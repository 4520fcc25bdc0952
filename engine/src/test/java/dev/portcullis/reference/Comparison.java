package dev.portcullis.reference;

import static org.quicktheories.QuickTheory.qt;

import java.util.function.UnaryOperator;

/**
 * Compares a candidate with the reference on random worlds.
 *
 * @param seed where the random numbers start; the same seed gives the same worlds
 */
public record Comparison(long seed) {
    private static final ReferenceDecider REFERENCE = new ReferenceDecider();

    /**
     * A comparison with the seed of the system property {@code portcullis.seed}; without it always the same, so that a
     * build that passes once passes again.
     */
    public static Comparison fromProperties() {
        return new Comparison(Long.getLong("portcullis.seed", 20_260_105L));
    }

    /** Fails with the smallest world that can be found on which the candidate decides otherwise. */
    public void agreesWith(Candidate candidate, int examples) {
        agreesWith(candidate, UnaryOperator.identity(), examples);
    }

    /**
     * Fails with the smallest world that can be found on which the candidate decides otherwise.
     *
     * @param seen what the candidate should make of the verdict of the reference
     */
    void agreesWith(Candidate candidate, UnaryOperator<Verdict> seen, int examples) {
        System.out.println("comparing " + examples + " decisions, -Dportcullis.seed=" + seed);
        qt().withFixedSeed(seed)
                .withExamples(examples)
                .withUnlimitedTestingTime()
                .withShrinkCycles(2_000)
                .forAll(PolicyWorld.worlds())
                .checkAssert(world -> compare(candidate, seen, world));
    }

    private void compare(Candidate candidate, UnaryOperator<Verdict> seen, PolicyWorld world) {
        Verdict wanted = seen.apply(REFERENCE.decide(world.catalog(), world.stale(), world.request()));
        Verdict got = candidate.decide(world.catalog(), world.stale(), world.request());
        if (!got.equals(wanted)) {
            throw new AssertionError(
                    "-Dportcullis.seed=" + seed + world + "reference: " + wanted + "\ncandidate: " + got);
        }
    }
}
