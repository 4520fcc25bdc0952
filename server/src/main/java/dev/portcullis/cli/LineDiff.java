package dev.portcullis.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How one list of lines becomes another, with few changes: Myers' greedy search. Where it would take long, because
 * hardly a line is the same, all lines between the first and the last change are replaced.
 */
final class LineDiff {
    /** What happens to a line. */
    enum Fate {
        STAYS(' '),
        GOES('-'),
        COMES('+');

        private final char sign;

        Fate(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    /** A line of the old or the new text. */
    record Line(Fate fate, String text) {}

    private static final int MOST_CHANGES = 1_000;

    private final List<String> before;
    private final List<String> after;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** All lines that stay, go and come, in order. */
    static List<Line> of(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, head).forEach(text -> lines.add(new Line(Fate.STAYS, text)));
        lines.addAll(new LineDiff(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail))
                .lines());
        before.subList(before.size() - tail, before.size()).forEach(text -> lines.add(new Line(Fate.STAYS, text)));
        return lines;
    }

    /** Furthest points on each diagonal for no change, one change and so on, until the end is reached. */
    private List<Line> lines() {
        int most = Math.min(MOST_CHANGES, before.size() + after.size());
        List<int[]> trace = new ArrayList<>();
        int[] furthest = new int[2 * most + 3];
        for (int changes = 0; changes <= most; changes++) {
            trace.add(furthest.clone());
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                int at = most + 1 + diagonal;
                boolean down = diagonal == -changes || (diagonal != changes && furthest[at - 1] < furthest[at + 1]);
                int old = down ? furthest[at + 1] : furthest[at - 1] + 1;
                while (isSame(old, old - diagonal)) {
                    old++;
                }
                furthest[at] = old;
                if (old >= before.size() && old - diagonal >= after.size()) {
                    return path(trace, most + 1);
                }
            }
        }
        return replaced();
    }

    private boolean isSame(int old, int young) {
        return old < before.size() && young < after.size() && before.get(old).equals(after.get(young));
    }

    private List<Line> path(List<int[]> trace, int middle) {
        List<Line> lines = new ArrayList<>();
        int old = before.size();
        int young = after.size();
        for (int changes = trace.size() - 1; changes >= 0; changes--) {
            int[] furthest = trace.get(changes);
            int at = middle + old - young;
            int diagonal = old - young;
            boolean down = diagonal == -changes || (diagonal != changes && furthest[at - 1] < furthest[at + 1]);
            int previousOld = changes == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1];
            int previousYoung = changes == 0 ? 0 : previousOld - (down ? diagonal + 1 : diagonal - 1);
            while (old > previousOld && young > previousYoung) {
                lines.add(new Line(Fate.STAYS, before.get(--old)));
                young--;
            }
            if (changes > 0) {
                lines.add(down ? new Line(Fate.COMES, after.get(--young)) : new Line(Fate.GOES, before.get(--old)));
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private List<Line> replaced() {
        List<Line> lines = new ArrayList<>();
        before.forEach(text -> lines.add(new Line(Fate.GOES, text)));
        after.forEach(text -> lines.add(new Line(Fate.COMES, text)));
        return lines;
    }
}
