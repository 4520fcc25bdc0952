package dev.portcullis.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Lines over two logarithmic axes, drawn as SVG.
 *
 * @param id unique on its page
 * @param title what it shows
 * @param across what goes to the right
 * @param upwards what goes up
 * @param series the lines
 * @param format how a height is written
 */
record Plot(
        String id, String title, String across, String upwards, List<Series> series, Function<Double, String> format) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 560;
    private static final int TOP = 16;
    private static final int BOTTOM = 360;
    private static final int LABEL_HEIGHT = 15;

    /** The picture. Lines differ in colour and in the shape of their points, and are named at their ends. */
    String svg() {
        LogAxis x = LogAxis.over(places(), LEFT + 20, RIGHT);
        LogAxis y = LogAxis.over(heights(), BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox='0 0 %d %d' role='img' aria-labelledby='%s-t %s-d'>", WIDTH, HEIGHT, id, id);
        add(svg, "<title id='%s-t'>%s</title>", id, Html.text(title));
        add(
                svg,
                "<desc id='%s-d'>%s against %s, both logarithmic; the numbers are in the table below.</desc>",
                id,
                Html.text(upwards),
                Html.text(across));
        grid(svg, x, y);
        for (int i = 0; i < series.size(); i++) {
            line(svg, x, y, i);
        }
        names(svg, y);
        return svg.append("</svg>\n").toString();
    }

    private DoubleStream places() {
        return series.stream()
                .flatMapToDouble(line -> line.points().keySet().stream().mapToDouble(place -> place));
    }

    private DoubleStream heights() {
        return series.stream()
                .flatMapToDouble(line -> line.points().values().stream().mapToDouble(height -> height));
    }

    private void grid(StringBuilder svg, LogAxis x, LogAxis y) {
        for (double mark : y.marks()) {
            add(
                    svg,
                    "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>",
                    LEFT,
                    RIGHT + 10,
                    y.place(mark),
                    y.place(mark));
            add(
                    svg,
                    "<text class='tick' text-anchor='end' x='%d' y='%.1f'>%s</text>",
                    LEFT - 8,
                    y.place(mark) + 4,
                    format.apply(mark));
        }
        for (double place : places().distinct().sorted().toArray()) {
            add(
                    svg,
                    "<text class='tick' text-anchor='middle' x='%.1f' y='%d'>%s</text>",
                    x.place(place),
                    BOTTOM + 20,
                    Html.count(place));
        }
        add(
                svg,
                "<text class='axis' text-anchor='middle' x='%d' y='%d'>%s</text>",
                (LEFT + RIGHT) / 2,
                BOTTOM + 44,
                Html.text(across));
    }

    private void line(StringBuilder svg, LogAxis x, LogAxis y, int number) {
        StringBuilder way = new StringBuilder();
        series.get(number)
                .points()
                .forEach((place, height) ->
                        add(way, "%s%.1f %.1f", way.isEmpty() ? "M" : "L", x.place(place), y.place(height)));
        add(svg, "<g class='series s%d'><path d='%s'/>", number, way.toString());
        series.get(number).points().forEach((place, height) -> {
            add(
                    svg,
                    "<path class='point' transform='translate(%.1f %.1f)' d='%s'>",
                    x.place(place),
                    y.place(height),
                    Shape.of(number).path());
            add(
                    svg,
                    "<title>%s, %s %s: %s</title></path>",
                    Html.text(series.get(number).name()),
                    Html.count(place),
                    Html.text(across),
                    format.apply(height));
        });
        svg.append("</g>\n");
    }

    /** Names beside the last points, moved down where they would lie on each other. */
    private void names(StringBuilder svg, LogAxis y) {
        TreeMap<Double, Integer> ends = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            ends.put(y.place(series.get(i).last()) + i * 1e-6, i);
        }
        double free = TOP;
        for (var end : ends.entrySet()) {
            double height = Math.max(free, end.getKey());
            free = height + LABEL_HEIGHT;
            add(
                    svg,
                    "<g class='series s%d'><path class='point' transform='translate(%d %.1f)' d='%s'/></g>",
                    end.getValue(),
                    RIGHT + 24,
                    height,
                    Shape.of(end.getValue()).path());
            add(
                    svg,
                    "<text class='name' x='%d' y='%.1f'>%s</text>",
                    RIGHT + 34,
                    height + 4,
                    Html.text(series.get(end.getValue()).name()));
        }
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
