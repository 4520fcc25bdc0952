package dev.portcullis.cli;

import dev.portcullis.coverage.Branch;
import dev.portcullis.coverage.Count;
import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.FileCoverage;
import dev.portcullis.coverage.RuleRecord;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.List;

/** What tests might have shown of two files of rules. */
final class CoverageSample {
    private static final SourceFile FREEZE = new SourceFile("policy/freeze.rules", """
            # <weekends & "holidays">
            rule "closed, at <weekends>"
              for db
              when a == "1"
                and not (b or c)
              terminate
            rule "open" allow
            rule "other" for app
              when d
              deny
            """);
    private static final SourceFile OTHER = new SourceFile("policy/other/freeze.rules", "rule \"all\" when x deny");

    private CoverageSample() {}

    static Coverage coverage() {
        return new Coverage(List.of(
                new FileCoverage(
                        FREEZE,
                        List.of(
                                rule(FREEZE, "\"closed, at <weekends>\"", new Count(2, 3, 1)),
                                rule(FREEZE, "\"open\"", new Count(0, 4, 0)),
                                rule(FREEZE, "\"other\"", new Count(0, 0, 0))),
                        List.of(
                                branch("a == \"1\"\n    and not (b or c)", new Count(2, 3, 1)),
                                branch("a == \"1\"", new Count(5, 1, 0)),
                                branch("not (b or c)", new Count(5, 0, 0)),
                                branch("b or c", new Count(0, 5, 0)),
                                branch("b", new Count(0, 0, 5)),
                                branch("c", new Count(0, 5, 0)),
                                branch("d", new Count(0, 0, 0)))),
                new FileCoverage(
                        OTHER,
                        List.of(rule(OTHER, "\"all\"", new Count(1, 1, 0))),
                        List.of(new Branch(place(OTHER, " x ", 1), new Count(1, 1, 0))))));
    }

    private static RuleRecord rule(SourceFile file, String name, Count count) {
        return new RuleRecord(name.substring(1, name.length() - 1), place(file, name, 0), count);
    }

    private static Branch branch(String text, Count count) {
        int edge = text.length() == 1 ? 1 : 0;
        String wanted = switch (text) {
            case "b" -> "(b ";
            case "c" -> " c)";
            case "d" -> " d\n";
            default -> text;
        };
        return new Branch(place(FREEZE, wanted, edge), count);
    }

    private static Span place(SourceFile file, String text, int edge) {
        int start = file.text().indexOf(text);
        return new Span(file, start + edge, start + text.length() - edge);
    }
}
