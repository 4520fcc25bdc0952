package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.etcd.faults.HistoryChecker.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What came of the rounds with one fault. */
final class Rounds {
    private final List<String> violations = new ArrayList<>();
    private int count;
    private Tally tally = Tally.NONE;
    private Duration longestRecovery = Duration.ZERO;

    void add(Report report, Duration recovery) {
        count++;
        violations.addAll(report.violations());
        tally = tally.plus(report.tally());
        longestRecovery = Tally.longer(longestRecovery, recovery);
    }

    int count() {
        return count;
    }

    Tally tally() {
        return tally;
    }

    Duration longestRecovery() {
        return longestRecovery;
    }

    int wrong() {
        return violations.size();
    }

    /** Puts them into the report, and demands that nothing was wrong. */
    void conclude(String fault) {
        FaultReport.add(fault, this);
        assertThat(violations).isEmpty();
        assertThat(tally.acknowledged()).isPositive();
    }
}
