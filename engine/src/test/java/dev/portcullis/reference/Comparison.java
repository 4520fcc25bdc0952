package dev.portcullis.reference;

import static org.quicktheories.QuickTheory.qt;

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
        System.out.println("comparing " + examples + " decisions, -Dportcullis.seed=" + seed);
        qt().withFixedSeed(seed)
                .withExamples(examples)
                .withUnlimitedTestingTime()
                .withShrinkCycles(2_000)
                .forAll(PolicyWorld.worlds())
                .checkAssert(world -> compare(candidate, world));
    }

    private void compare(Candidate candidate, PolicyWorld world) {
        Verdict wanted = REFERENCE.decide(world.catalog(), world.stale(), world.request());
        Verdict got = candidate.decide(world.catalog(), world.stale(), world.request());
        if (!got.equals(wanted)) {
            throw new AssertionError(
                    "-Dportcullis.seed=" + seed + world + "reference: " + wanted + "\ncandidate: " + got);
        }
    }
}
