package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that nobody would write. {@code -Dportcullis.fuzz} says how many for each entry point, and
 * {@code -Dportcullis.seed} which.
 */
class MutatedTextsTest {
    private static final int TEXTS = Integer.getInteger("portcullis.fuzz", 1_000);
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);

    @ParameterizedTest
    @EnumSource
    void casesAreReadWhateverTheyAreReadAs(EntryPoint entry) {
        for (EntryPoint other : EntryPoint.values()) {
            other.cases().forEach(text -> probe(entry, text));
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedCasesAreRead(EntryPoint entry) {
        Mutations mutations = new Mutations(new Random(SEED), entry.cases());
        long accepted = 0;
        for (int run = 0; run < TEXTS; run++) {
            accepted += probe(entry, mutations.next()) ? 1 : 0;
        }
        System.out.println(
                entry + ": " + TEXTS + " texts, " + accepted + " of them well-formed, -Dportcullis.seed=" + SEED);
        assertThat(accepted).isPositive();
    }

    private static boolean probe(EntryPoint entry, String text) {
        try {
            return Probe.accepts(entry, text);
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            String shown = text.chars()
                    .mapToObj(unit ->
                            unit >= ' ' && unit < 127 ? String.valueOf((char) unit) : String.format("\\u%04x", unit))
                    .collect(Collectors.joining());
            throw new AssertionError(entry + ", -Dportcullis.seed=" + SEED + ": " + shown, failure);
        }
    }
}
