package dev.portcullis.benchmark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One page with everything in it: plots, tables, and where the numbers come from. */
final class Page {
    private final Figures figures;
    private final List<String> notes;

    Page(Figures figures, List<String> notes) {
        this.figures = figures;
        this.notes = notes;
    }

    String html() {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>")
                .append("<meta name='viewport' content='width=device-width, initial-scale=1'>")
                .append("<title>What decisions cost</title><style>\n")
                .append(style())
                .append("</style></head><body><main>\n<h1>What decisions cost</h1>\n<ul class='notes'>");
        notes.forEach(note -> page.append("<li>").append(Html.text(note)).append("</li>"));
        page.append("</ul>\n");
        plots().stream()
                .filter(plot -> !plot.series().isEmpty())
                .forEach(plot -> page.append("<section><h2>")
                        .append(Html.text(plot.title()))
                        .append("</h2><div class='wide'>")
                        .append(plot.svg())
                        .append("</div></section>\n"));
        new Tables(figures).all().forEach(table -> page.append(table.html()));
        return page.append("</main></body></html>\n").toString();
    }

    private List<Plot> plots() {
        return List.of(
                time("roles", Map.entry("locks", "10000"), "Time of a decision against roles, at 10,000 locks"),
                time("locks", Map.entry("roles", "1000"), "Time of a decision against locks, at 1,000 roles"),
                bytes("roles", Map.entry("locks", "10000"), "Bytes of a decision against roles, at 10,000 locks"),
                bytes("locks", Map.entry("roles", "1000"), "Bytes of a decision against locks, at 1,000 roles"));
    }

    private Plot time(String across, Map.Entry<String, String> fixed, String title) {
        List<Series> lines = figures.against(across, fixed, measurement -> Optional.of(measurement.score()));
        return new Plot("time-" + across, title, across, "time", lines, Html::time);
    }

    private Plot bytes(String across, Map.Entry<String, String> fixed, String title) {
        List<Series> lines = figures.against(
                across,
                fixed,
                measurement -> measurement.bytes().stream().boxed().findFirst());
        return new Plot("bytes-" + across, title, across, "bytes of heap", lines, Html::bytes);
    }

    private static String style() {
        try (InputStream style = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"))) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
