package dev.portcullis.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Turns files of results into a page, {@code index.html}, and the same tables for a document, {@code tables.md}. */
public final class Report {
    private Report() {}

    /**
     * Writes a report.
     *
     * @param arguments files of results ({@code .json}) and of notes on them (any other name), and the folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: Report results.json... [notes.txt...] folder");
            System.exit(2);
        }
        List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
        write(paths.subList(0, paths.size() - 1), paths.get(paths.size() - 1));
    }

    static void write(List<Path> files, Path folder) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".json")) {
                measurements.addAll(Results.read(file));
            } else {
                notes.addAll(Files.readAllLines(file));
            }
        }
        Figures figures = new Figures(measurements);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), new Page(figures, notes).html());
        Files.writeString(folder.resolve("tables.md"), markdown(figures, notes));
    }

    private static String markdown(Figures figures, List<String> notes) {
        String tables = new Tables(figures).all().stream().map(Table::markdown).collect(Collectors.joining());
        return notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining("", "", "\n")) + tables;
    }
}
