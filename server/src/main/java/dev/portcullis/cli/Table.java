package dev.portcullis.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of cells, printed in columns as wide as their widest cell.
 *
 * @param head what the columns hold
 * @param rows as many cells each as there are columns
 */
record Table(List<String> head, List<List<String>> rows) {
    private static final String GAP = "  ";

    /** What would move the cursor, or hide. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    Table {
        head = List.copyOf(head);
        rows = rows.stream()
                .map(row -> row.stream().map(Table::visible).toList())
                .toList();
    }

    /** A text of others that cannot steer a terminal. */
    static String visible(String text) {
        return HIDDEN.matcher(text).replaceAll("\ufffd");
    }

    /** One line for each row, below one for the head. */
    @Override
    public String toString() {
        List<Integer> widths =
                IntStream.range(0, head.size()).mapToObj(this::width).toList();
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(printed(line, widths)).append('\n'));
        return text.toString();
    }

    private Stream<List<String>> lines() {
        return Stream.concat(Stream.of(head), rows.stream());
    }

    private int width(int column) {
        return lines().mapToInt(line -> length(line.get(column))).max().orElse(0);
    }

    private static String printed(List<String> line, List<Integer> widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String cell = line.get(column);
            text.append(cell)
                    .append(" ".repeat(widths.get(column) - length(cell)))
                    .append(GAP);
        }
        return text.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
