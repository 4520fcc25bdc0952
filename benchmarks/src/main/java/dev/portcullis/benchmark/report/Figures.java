package dev.portcullis.benchmark.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was measured, arranged: which number answers which question. */
final class Figures {
    static final String OWN = "DecideBenchmark.decide";
    static final String CACHED = "DecideBenchmark.cached";
    static final String FLOOR = "DecideBenchmark.floor";
    private static final String PEER = "PeerBenchmark.decide";

    private static final List<String> DECISIONS = List.of(OWN, CACHED, FLOOR);
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(OWN, "Portcullis"),
            Map.entry(CACHED, "Portcullis, cached"),
            Map.entry(FLOOR, "floor, by hand"),
            Map.entry("PORTCULLIS", "Portcullis"),
            Map.entry("FLOOR", "floor, by hand"),
            Map.entry("SPRING_SECURITY", "Spring Security"),
            Map.entry("CEL", "CEL"),
            Map.entry("OPA", "OPA"),
            Map.entry("CASBIN", "jCasbin"),
            Map.entry("AUTHZFORCE", "AuthzForce"),
            Map.entry("CEDAR", "Cedar"),
            Map.entry("CEDAR_SLICED", "Cedar, sliced"));

    private final List<Measurement> all;

    Figures(List<Measurement> all) {
        this.all = all;
    }

    static String name(String engine) {
        return NAMES.getOrDefault(engine, engine.toLowerCase(Locale.ROOT));
    }

    /** Decisions of ours and of the floor by one thread, users holding any of the roles. */
    Stream<Measurement> decisions() {
        return all.stream()
                .filter(measurement -> DECISIONS.contains(measurement.benchmark())
                        && measurement.threads() == 1
                        && holdsAll(measurement))
                .sorted(Comparator.comparing(measurement -> DECISIONS.indexOf(measurement.benchmark())));
    }

    private static boolean holdsAll(Measurement measurement) {
        return number(measurement, "held") >= number(measurement, "roles");
    }

    /** The same of all engines that were measured on the same points. */
    Stream<Measurement> peers() {
        return all.stream().filter(measurement -> measurement.benchmark().equals(PEER));
    }

    /** Everything that is no plain decision. */
    Stream<Measurement> others() {
        List<Measurement> decisions = Stream.concat(decisions(), peers()).toList();
        return all.stream().filter(measurement -> !decisions.contains(measurement));
    }

    /** The measurement of a benchmark at the same point, by one thread. */
    Optional<Measurement> beside(Measurement measurement, String benchmark) {
        return all.stream()
                .filter(other -> other.benchmark().equals(benchmark)
                        && other.threads() == 1
                        && other.parameters().equals(measurement.parameters()))
                .findFirst();
    }

    /** The same by one thread. */
    Optional<Measurement> alone(Measurement measurement) {
        return beside(measurement, measurement.benchmark());
    }

    /** The floor in the run of the peers, at the same point. */
    Optional<Measurement> floorBeside(Measurement peer) {
        return peers().filter(other -> other.parameter("peer").equals("FLOOR")
                        && other.parameter("roles").equals(peer.parameter("roles"))
                        && other.parameter("locks").equals(peer.parameter("locks")))
                .findFirst();
    }

    /**
     * A line for each engine.
     *
     * @param across the parameter that changes
     * @param fixed the parameter that stays
     * @param value what of a measurement is the height
     */
    List<Series> against(
            String across, Map.Entry<String, String> fixed, Function<Measurement, Optional<Double>> value) {
        Map<String, Series> lines = new TreeMap<>(Comparator.comparing(Figures::order));
        Stream.concat(peers(), decisions())
                .filter(measurement -> measurement.parameter(fixed.getKey()).equals(fixed.getValue()))
                .forEach(measurement -> value.apply(measurement)
                        .ifPresent(height -> lines.computeIfAbsent(engine(measurement), name -> new Series(name(name)))
                                .points()
                                .put(number(measurement, across), height)));
        lines.keySet().removeAll(lines.containsKey(OWN) ? List.of("PORTCULLIS", "FLOOR") : List.of());
        return List.copyOf(lines.values());
    }

    static String engine(Measurement measurement) {
        return measurement.benchmark().equals(PEER) ? measurement.parameter("peer") : measurement.benchmark();
    }

    /** Ours first, then the floor, then the peers by name. */
    private static String order(String engine) {
        int own = DECISIONS.indexOf(engine);
        return own >= 0
                ? Integer.toString(own)
                : engine.equals("PORTCULLIS") ? "8" : engine.equals("FLOOR") ? "9" : engine;
    }

    static double number(Measurement measurement, String parameter) {
        String value = measurement.parameter(parameter);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
