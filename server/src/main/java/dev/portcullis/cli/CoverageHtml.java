package dev.portcullis.cli;

import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.FileCoverage;
import dev.portcullis.coverage.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tests have shown of rules, as pages: one of all files, and one for each with its source coloured. */
final class CoverageHtml {
    private final Path folder;
    private final String style = style();

    /** @param folder where the pages are written */
    CoverageHtml(Path folder) {
        this.folder = folder;
    }

    void write(Coverage coverage) {
        try {
            Files.createDirectories(folder);
            List<String> rows = new ArrayList<>();
            for (int number = 0; number < coverage.files().size(); number++) {
                FileCoverage file = coverage.files().get(number);
                String page = pageName(file.file().name(), number);
                Files.writeString(folder.resolve(page), new CoveragePage(file, style).html());
                rows.add(row("<a href=\"" + page + "\">" + escaped(file.file().name()) + "</a>", file));
            }
            Files.writeString(folder.resolve("index.html"), index(coverage, rows));
        } catch (IOException broken) {
            throw new InputException("cannot write to " + folder + ": " + broken.getMessage());
        }
    }

    private String index(Coverage coverage, List<String> rows) {
        String body = "<h1>Coverage of rules</h1>\n<p class=\"total\"><strong>"
                + coverage.share().percent() + " %</strong> of what tests should show</p>\n"
                + "<table><thead><tr><th scope=\"col\">File</th><th scope=\"col\">Shown</th>"
                + "<th scope=\"col\">Rules applied</th><th scope=\"col\">Conditions true and false</th></tr></thead>\n"
                + "<tbody>\n" + String.join("", rows) + "</tbody></table>\n";
        return page("Coverage of rules", style, body);
    }

    private static String row(String name, FileCoverage file) {
        Share all = file.share();
        String percent = all.percent().toPlainString();
        return "<tr><th scope=\"row\">" + name + "</th><td><meter min=\"0\" max=\"100\" value=\"" + percent
                + "\" aria-hidden=\"true\"></meter> " + percent + " %</td><td>" + of(file.ruleShare()) + "</td><td>"
                + of(file.branchShare()) + "</td></tr>\n";
    }

    static String of(Share share) {
        return share.seen() + " of " + share.all();
    }

    /** A whole page that needs nothing else. */
    static String page(String title, String style, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    /** What is shown as it is, also inside quotes; invisible characters cannot steer the page. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            escaped.append(escaped(text.charAt(at)));
        }
        return escaped.toString();
    }

    static String escaped(char unit) {
        return switch (unit) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> isShown(unit) ? String.valueOf(unit) : "\ufffd";
        };
    }

    private static boolean isShown(char unit) {
        int type = Character.getType(unit);
        return unit == '\n' || unit == '\t' || (type != Character.CONTROL && type != Character.FORMAT);
    }

    private static String pageName(String file, int number) {
        String last = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return number + 1 + "-" + last.replaceAll("[^a-z0-9.-]", "-") + ".html";
    }

    private static String style() {
        try (InputStream text = CoverageHtml.class.getResourceAsStream("coverage.css")) {
            if (text == null) {
                throw new IllegalStateException("the build left out coverage.css");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
