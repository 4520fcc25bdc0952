package dev.portcullis.benchmark.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of text.
 *
 * @param title what it shows
 * @param header names of its columns
 * @param rows its cells; the first of each row names it
 */
record Table(String title, List<String> header, List<List<String>> rows) {
    String html() {
        String head = header.stream()
                .map(cell -> "<th scope='col'>" + Html.text(cell) + "</th>")
                .collect(Collectors.joining());
        String body = rows.stream().map(Table::row).collect(Collectors.joining());
        return "<div class='wide'><table><caption>" + Html.text(title) + "</caption><thead><tr>" + head
                + "</tr></thead><tbody>" + body + "</tbody></table></div>\n";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope='row'>" + Html.text(cells.get(0)) + "</th>"
                + cells.stream()
                        .skip(1)
                        .map(cell -> "<td>" + Html.text(cell) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    String markdown() {
        String lines = rows.stream().map(Table::line).collect(Collectors.joining());
        return "### " + title + "\n\n" + line(header)
                + line(header.stream().map(cell -> "---").toList()) + lines + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
