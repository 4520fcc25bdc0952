package dev.portcullis.cli;

import dev.portcullis.coverage.Branch;
import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.FileCoverage;
import dev.portcullis.coverage.RuleRecord;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tests have shown of rules, for editors and code hosts that read the tracefiles of LCOV: a rule is a function, and
 * each condition on a line is a block of two branches, true and false.
 */
final class CoverageLcov {
    private CoverageLcov() {}

    static void write(Coverage coverage, PrintWriter out) {
        coverage.files().forEach(file -> write(file, out));
    }

    private static void write(FileCoverage file, PrintWriter out) {
        line(out, "TN:");
        line(out, "SF:" + file.file().name());
        functions(file.rules(), out);
        branches(file.branches(), out);
        lines(file, out);
        line(out, "end_of_record");
    }

    private static void functions(List<RuleRecord> rules, PrintWriter out) {
        rules.forEach(rule -> line(out, "FN:" + rule.place().line() + "," + name(rule)));
        rules.forEach(rule -> line(out, "FNDA:" + rule.count().trues() + "," + name(rule)));
        line(out, "FNF:" + rules.size());
        line(out, "FNH:" + rules.stream().filter(RuleRecord::applied).count());
    }

    /** A comma would end the name. */
    private static String name(RuleRecord rule) {
        return Table.visible(rule.name()).replace(',', ';');
    }

    private static void branches(List<Branch> branches, PrintWriter out) {
        Map<Integer, Integer> blocks = new HashMap<>();
        for (Branch branch : branches) {
            int line = branch.place().line();
            int block = blocks.merge(line, 1, Integer::sum) - 1;
            boolean asked = branch.count().asked() > 0;
            String where = "BRDA:" + line + "," + block + ",";
            line(out, where + "0," + (asked ? branch.count().trues() : "-"));
            line(out, where + "1," + (asked ? branch.count().falses() : "-"));
        }
        line(out, "BRF:" + 2 * branches.size());
        line(out, "BRH:" + branches.stream().mapToInt(Branch::seen).sum());
    }

    /** A line was run as often as what was asked most on it. */
    private static void lines(FileCoverage file, PrintWriter out) {
        Map<Integer, Long> lines = new TreeMap<>();
        file.rules()
                .forEach(rule -> lines.merge(rule.place().line(), rule.count().asked(), Math::max));
        file.branches()
                .forEach(branch ->
                        lines.merge(branch.place().line(), branch.count().asked(), Math::max));
        lines.forEach((number, times) -> line(out, "DA:" + number + "," + times));
        line(out, "LF:" + lines.size());
        line(out, "LH:" + lines.values().stream().filter(times -> times > 0).count());
    }

    private static void line(PrintWriter out, String text) {
        out.print(text);
        out.print('\n');
    }
}
