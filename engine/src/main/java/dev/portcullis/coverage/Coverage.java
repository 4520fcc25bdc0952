package dev.portcullis.coverage;

import java.util.List;
import java.util.function.Function;

/**
 * What test cases have shown of the rules of their policies.
 *
 * @param files in order of name
 */
public record Coverage(List<FileCoverage> files) {
    public Coverage {
        files = List.copyOf(files);
    }

    /** How much was seen of what tests should show. */
    public Share share() {
        return sum(FileCoverage::share);
    }

    /** How many rules applied. */
    public Share ruleShare() {
        return sum(FileCoverage::ruleShare);
    }

    /** How many branches were seen both ways. */
    public Share branchShare() {
        return sum(FileCoverage::branchShare);
    }

    private Share sum(Function<FileCoverage, Share> share) {
        return files.stream().map(share).reduce(new Share(0, 0), Share::and);
    }
}
