package dev.portcullis.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that an author probably meant: few letters changed, added, left out or swapped. */
public final class NearestName {
    private static final int LONGEST = 64;
    private static final int SHORT = 5;

    private NearestName() {}

    private record Candidate(String name, int distance) {}

    /** The closest candidate, the first in alphabetical order among equals; empty when none is near enough. */
    public static Optional<String> of(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> !candidate.equals(written))
                .filter(candidate -> Math.abs(candidate.length() - written.length()) <= tolerance)
                .map(candidate -> new Candidate(candidate, distance(written, candidate)))
                .filter(candidate -> candidate.distance() <= tolerance)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** The candidate that differs by its case or, in longer words, by one letter: nothing that may well be another word. */
    public static Optional<String> slip(String written, Collection<String> candidates) {
        int tolerance = written.length() < SHORT ? 0 : 1;
        return of(written, candidates).filter(name -> distance(written, name) <= tolerance);
    }

    /** Help that proposes the closest candidate, or nothing. */
    public static String didYouMean(String written, Collection<String> candidates) {
        return of(written, candidates)
                .map(name -> "did you mean `" + name + "`?")
                .orElse("");
    }

    /** How many letters differ, case aside; two neighbours in the wrong order count once. */
    private static int distance(String left, String right) {
        String one = left.toLowerCase(Locale.ROOT);
        String other = right.toLowerCase(Locale.ROOT);
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, String one, String other, int i, int j) {
        int change = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
