package dev.portcullis.coverage;

import dev.portcullis.source.SourceFile;
import java.util.List;

/**
 * What was seen of one file of rules.
 *
 * @param file its text
 * @param rules in order of place
 * @param branches of all conditions, those in definitions that rules use included, in order of place, outer ones first
 */
public record FileCoverage(SourceFile file, List<RuleRecord> rules, List<Branch> branches) {
    public FileCoverage {
        rules = List.copyOf(rules);
        branches = List.copyOf(branches);
    }

    /** How much was seen of what tests should show: each rule apply, each branch be true, and each be false. */
    public Share share() {
        return ruleShare()
                .and(new Share(branches.stream().mapToInt(Branch::seen).sum(), 2L * branches.size()));
    }

    /** How many rules applied. */
    public Share ruleShare() {
        return new Share(rules.stream().filter(RuleRecord::applied).count(), rules.size());
    }

    /** How many branches were seen both ways. */
    public Share branchShare() {
        return new Share(branches.stream().filter(Branch::covered).count(), branches.size());
    }
}
