package dev.portcullis.benchmark.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of a report. */
final class Tables {
    private static final String MISSING = "–";

    private final Figures figures;

    Tables(Figures figures) {
        this.figures = figures;
    }

    List<Table> all() {
        return List.of(decisions(), peers(), others());
    }

    private Table decisions() {
        List<List<String>> rows = figures.decisions()
                .filter(measurement -> measurement.benchmark().equals(Figures.OWN))
                .sorted(bySize())
                .map(this::decision)
                .toList();
        return new Table(
                "Decisions by size",
                List.of("roles", "locks", "decision", "bytes", "cached", "cached bytes", "floor", "times the floor"),
                rows);
    }

    private List<String> decision(Measurement own) {
        Optional<Measurement> cached = figures.beside(own, Figures.CACHED);
        Optional<Measurement> floor = figures.beside(own, Figures.FLOOR);
        return List.of(
                Html.count(Figures.number(own, "roles")),
                Html.count(Figures.number(own, "locks")),
                time(own),
                bytes(own),
                cached.map(Tables::time).orElse(MISSING),
                cached.map(Tables::bytes).orElse(MISSING),
                floor.map(Tables::time).orElse(MISSING),
                floor.map(by -> ratio(own, by)).orElse(MISSING));
    }

    private Table peers() {
        List<List<String>> rows = figures.peers()
                .sorted(bySize().thenComparing(Measurement::score))
                .map(peer -> List.of(
                        Figures.name(peer.parameter("peer")),
                        Html.count(Figures.number(peer, "roles")),
                        Html.count(Figures.number(peer, "locks")),
                        time(peer),
                        bytes(peer),
                        figures.floorBeside(peer)
                                .map(floor -> ratio(peer, floor))
                                .orElse(MISSING)))
                .toList();
        return new Table(
                "Other engines, same requests",
                List.of("engine", "roles", "locks", "decision", "bytes", "times the floor"),
                rows);
    }

    private Table others() {
        List<List<String>> rows = figures.others()
                .map(other ->
                        List.of(other.benchmark(), parameters(other), result(other) + speedUp(other), bytes(other)))
                .toList();
        return new Table("Everything else", List.of("measurement", "of", "result", "bytes"), rows);
    }

    private static Comparator<Measurement> bySize() {
        return Comparator.comparing((Measurement measurement) -> Figures.number(measurement, "roles"))
                .thenComparing(measurement -> Figures.number(measurement, "locks"));
    }

    private static String parameters(Measurement measurement) {
        String sizes = measurement.parameters().entrySet().stream()
                .map((Map.Entry<String, String> one) -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        return measurement.threads() == 1
                ? sizes
                : sizes + (sizes.isEmpty() ? "" : ", ") + measurement.threads() + " threads";
    }

    private static String time(Measurement measurement) {
        return Html.time(measurement.score()) + range(measurement);
    }

    private static String result(Measurement measurement) {
        return Html.digits(measurement.score()) + " " + measurement.unit() + range(measurement);
    }

    /** Least and greatest, as parts of the median. */
    private static String range(Measurement measurement) {
        return measurement.samples().size() == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (−%.0f %%, +%.0f %%)",
                        100 - 100 * measurement.least() / measurement.score(),
                        100 * measurement.greatest() / measurement.score() - 100);
    }

    /** How much more several threads get done than one. */
    private String speedUp(Measurement measurement) {
        return measurement.threads() == 1
                ? ""
                : figures.alone(measurement)
                        .map(one -> ", " + Html.digits(measurement.threads() * one.score() / measurement.score())
                                + " times one thread")
                        .orElse("");
    }

    private static String bytes(Measurement measurement) {
        return measurement.bytes().stream().mapToObj(Html::bytes).findFirst().orElse(MISSING);
    }

    private static String ratio(Measurement one, Measurement other) {
        return Html.digits(one.score() / other.score()) + "×";
    }
}
