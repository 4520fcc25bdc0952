package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);

    @Test
    void equalTextsHaveNoChanges() {
        assertThat(UnifiedDiff.of("a", "x\n", "x\n")).isEmpty();
    }

    @Test
    void farChangesAreApart() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
        String after = "one\n2\n3\n4\n5\n6\n7\n8\n10\n11\n";
        assertThat(UnifiedDiff.of("a", before, after)).isEqualTo("""
                --- a
                +++ a
                @@ -1,4 +1,4 @@
                -1
                +one
                 2
                 3
                 4
                @@ -6,5 +6,5 @@
                 6
                 7
                 8
                -9
                 10
                +11
                """);
    }

    @Test
    void anEmptyTextHasNoFirstLine() {
        assertThat(UnifiedDiff.of("a", "", "x\n")).isEqualTo("--- a\n+++ a\n@@ -0,0 +1,1 @@\n+x\n");
        assertThat(UnifiedDiff.of("a", "x", "")).contains("@@ -1,1 +0,0 @@\n-x\n\\ No newline at end of file\n");
    }

    @Test
    void givesBothTextsBack() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            List<String> before = lines(random);
            List<String> after = lines(random);
            List<LineDiff.Line> diff = LineDiff.of(before, after);
            assertThat(without(diff, LineDiff.Fate.COMES))
                    .as("seed %s, run %s", SEED, run)
                    .isEqualTo(before);
            assertThat(without(diff, LineDiff.Fate.GOES))
                    .as("seed %s, run %s", SEED, run)
                    .isEqualTo(after);
        }
    }

    @Test
    void hugeChangesAreFoundSoon() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int line = 0; line < 50_000; line++) {
            before.add("a" + line);
            after.add("b" + line);
        }
        List<LineDiff.Line> diff = LineDiff.of(before, after);
        assertThat(without(diff, LineDiff.Fate.COMES)).isEqualTo(before);
        assertThat(without(diff, LineDiff.Fate.GOES)).isEqualTo(after);
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(String::valueOf).toList();
    }

    private static List<String> without(List<LineDiff.Line> diff, LineDiff.Fate fate) {
        return diff.stream()
                .filter(line -> line.fate() != fate)
                .map(LineDiff.Line::text)
                .toList();
    }
}
