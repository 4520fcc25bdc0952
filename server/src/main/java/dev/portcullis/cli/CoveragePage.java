package dev.portcullis.cli;

import static dev.portcullis.cli.CoverageHtml.escaped;

import dev.portcullis.coverage.Branch;
import dev.portcullis.coverage.Count;
import dev.portcullis.coverage.FileCoverage;
import dev.portcullis.coverage.RuleRecord;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The page of one file of rules: its rules, its source with every condition coloured, and every condition's numbers. */
final class CoveragePage {
    private final FileCoverage file;
    private final String style;

    CoveragePage(FileCoverage file, String style) {
        this.file = file;
        this.style = style;
    }

    /** A coloured place; those in order of place contain each other or lie apart. */
    private record Mark(Span place, String kind, String words) {}

    String html() {
        String name = file.file().name();
        String body = "<p><a href=\"index.html\">All files</a></p>\n<h1>" + escaped(name)
                + "</h1>\n<p class=\"total\"><strong>"
                + file.share().percent() + " %</strong> of what tests should show: "
                + CoverageHtml.of(file.ruleShare()) + " rules applied, " + CoverageHtml.of(file.branchShare())
                + " conditions both true and false</p>\n" + legend()
                + "<h2>Source</h2>\n<pre tabindex=\"0\" aria-label=\"Source\">"
                + source() + "</pre>\n<h2>Rules</h2>\n" + rules() + "<h2>Conditions</h2>\n" + conditions();
        return CoverageHtml.page(name + " – coverage of rules", style, body);
    }

    private static String legend() {
        return "<p class=\"legend\"><span class=\"both\">both seen</span> <span class=\"part\">only true or only false</span> "
                + "<span class=\"none\">never evaluated, or always an error</span></p>\n";
    }

    /** Every mark is told by a word behind it as well: colours alone would say nothing to many. */
    private String source() {
        String text = file.file().text();
        List<Mark> open = new ArrayList<>();
        List<Mark> marks = marks();
        StringBuilder html = new StringBuilder();
        int next = 0;
        for (int at = 0; at <= text.length(); at++) {
            close(open, at, html);
            if (at < text.length() && isLineStart(text, at)) {
                int line = file.file().line(at);
                html.append("<span class=\"n\" id=\"L")
                        .append(line)
                        .append("\">")
                        .append(line)
                        .append("</span>");
            }
            for (; next < marks.size() && marks.get(next).place().start() == at; next++) {
                open.add(marks.get(next));
                html.append("<span class=\"").append(marks.get(next).kind()).append("\">");
            }
            if (at < text.length() && text.charAt(at) != '\r') {
                html.append(escaped(text.charAt(at)));
            }
        }
        return html.toString();
    }

    private static boolean isLineStart(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static void close(List<Mark> open, int at, StringBuilder html) {
        while (!open.isEmpty() && open.get(open.size() - 1).place().end() == at) {
            Mark last = open.remove(open.size() - 1);
            html.append("</span>");
            if (!last.words().isEmpty()) {
                html.append("<small> ").append(escaped(last.words())).append("</small>");
            }
        }
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        file.rules().forEach(rule -> marks.add(new Mark(rule.place(), rule.applied() ? "both" : "none", rule.gap())));
        file.branches().forEach(branch -> marks.add(new Mark(branch.place(), kind(branch), branch.gap())));
        marks.sort((one, other) -> one.place().start() != other.place().start()
                ? Integer.compare(one.place().start(), other.place().start())
                : Integer.compare(other.place().end(), one.place().end()));
        return marks;
    }

    private static String kind(Branch branch) {
        if (branch.covered()) {
            return "both";
        }
        return branch.seen() == 1 ? "part" : "none";
    }

    private String rules() {
        StringBuilder html = new StringBuilder(head("Rule", "Applied", "Did not apply"));
        for (RuleRecord rule : file.rules()) {
            row(
                    html,
                    rule.place(),
                    escaped(rule.name()),
                    number(rule.count().trues()) + plain(rule.count().falses()),
                    rule.count());
        }
        return html.append("</tbody></table>\n").toString();
    }

    private String conditions() {
        StringBuilder html = new StringBuilder(head("Condition", "True", "False"));
        for (Branch branch : file.branches()) {
            row(
                    html,
                    branch.place(),
                    "<code>" + escaped(CoverageText.words(branch.place())) + "</code>",
                    number(branch.count().trues()) + number(branch.count().falses()),
                    branch.count());
        }
        return html.append("</tbody></table>\n").toString();
    }

    private static String head(String what, String yes, String no) {
        return "<table><thead><tr><th scope=\"col\">Line</th><th scope=\"col\">" + what + "</th><th scope=\"col\">"
                + yes + "</th><th scope=\"col\">" + no + "</th><th scope=\"col\">Error</th></tr></thead>\n<tbody>\n";
    }

    private static void row(StringBuilder html, Span place, String what, String numbers, Count count) {
        html.append("<tr><td><a href=\"#L").append(place.line()).append("\">").append(place.line());
        html.append("</a></td><th scope=\"row\">").append(what).append("</th>");
        html.append(numbers).append(plain(count.errors())).append("</tr>\n");
    }

    /** One that tests should make more than nothing. */
    private static String number(long seen) {
        return seen == 0 ? "<td class=\"zero\">0</td>" : plain(seen);
    }

    private static String plain(long seen) {
        return "<td>" + seen + "</td>";
    }
}
