package dev.portcullis.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Path RESULTS = Path.of("src/test/resources/dev/portcullis/benchmark/report/results.json");

    @TempDir
    private Path folder;

    @Test
    void readsWhatJmhWrites() {
        Measurement first = Results.read(RESULTS).get(0);
        assertThat(first.benchmark()).isEqualTo("DecideBenchmark.decide");
        assertThat(first.parameters()).containsEntry("roles", "10").containsEntry("locks", "0");
        assertThat(first.unit()).isEqualTo("ns/op");
        assertThat(first.samples()).hasSize(3);
        assertThat(first.bytes().orElseThrow()).isCloseTo(2_584, within(50.0));
    }

    @Test
    void readsBackWhatItWrites() {
        Measurement measurement =
                Measurement.of("WarmUpBenchmark.decide", Map.of("upTo", "10"), List.of(3.0, 1.0, 2.0), "µs/op");
        Results.write(folder.resolve("own.json"), List.of(measurement));
        assertThat(Results.read(folder.resolve("own.json"))).containsExactly(measurement);
    }

    @Test
    void theMiddleSampleCounts() {
        Measurement measurement = Measurement.of("x", Map.of(), List.of(900.0, 1.0, 2.0), "ns/op");
        assertThat(measurement.score()).isEqualTo(2.0);
        assertThat(measurement.greatest()).isEqualTo(900.0);
    }

    @Test
    void everyPlotIsWellFormedAndNamesItsLines() throws Exception {
        String page = page();
        List<String> plots = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(plot -> plot.group())
                .toList();
        assertThat(plots).hasSize(4);
        for (String plot : plots) {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plot)))
                    .getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getElementsByTagName("title").getLength()).isPositive();
            assertThat(plot).doesNotContain("NaN").doesNotContain("Infinity");
        }
        assertThat(plots.get(0)).contains(">Portcullis<", ">floor, by hand<", ">CEL<", ">jCasbin<", ">Cedar<");
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        assertThat(page()).doesNotContain("http").doesNotContain("<script").contains("prefers-color-scheme: dark");
    }

    @Test
    void notesAreWrittenAsText() throws IOException {
        assertThat(page()).contains("<li>A &lt;quiet&gt; machine.</li>");
    }

    @Test
    void theTablesHaveARowForEachSizeAndEachEngine() throws IOException {
        report();
        String tables = Files.readString(folder.resolve("out/tables.md"));
        assertThat(tables).startsWith("- A <quiet> machine.\n").contains("| 1,000 | 10,000 | 6.32 µs");
        assertThat(tables.lines().filter(line -> line.startsWith("| Cedar |"))).hasSize(1);
        assertThat(tables).containsPattern("\\| CEL \\| 10 \\| 10,000 \\| 25\\.9.*× \\|");
    }

    @Test
    void threadsAreComparedWithOne() {
        Measurement one = Measurement.of(Figures.OWN, Map.of("roles", "10"), List.of(100.0), "ns/op");
        Measurement two =
                new Measurement(one.benchmark(), one.parameters(), 2, List.of(110.0), "ns/op", OptionalDouble.empty());
        List<Table> tables = new Tables(new Figures(List.of(one, two))).all();
        assertThat(tables.get(2).markdown()).contains("1.82 times one thread");
    }

    private String page() throws IOException {
        report();
        return Files.readString(folder.resolve("out/index.html"));
    }

    private void report() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "A <quiet> machine.\n");
        Report.write(List.of(RESULTS, notes), folder.resolve("out"));
    }
}
