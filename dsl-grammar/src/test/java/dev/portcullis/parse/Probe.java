package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;

/**
 * What must hold for every text, sensible or not: it is read soon; it gives a tree or a mistake; mistakes have a place
 * in it; what is printed gives the same tree, prints to itself, and has all comments.
 */
final class Probe {
    private static final long MOST_NANOS = 100_000_000;
    private static final int TRIES = 5;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private Probe() {}

    /** Whether the text could be read; an assertion fails when anything else is wrong. */
    static boolean accepts(EntryPoint entry, String text) {
        SourceFile file = new SourceFile("text", text);
        Diagnostics found = new Diagnostics();
        Optional<EntryPoint.Reading> read = timed(entry, file, found);
        assertThat(read.isEmpty()).as("a tree or an error").isEqualTo(found.hasErrors());
        entry.check(file, found);
        found.sorted().forEach(diagnostic -> assertPlaced(diagnostic, file));
        read.ifPresent(reading -> assertSurvives(entry, text, reading));
        return read.isPresent();
    }

    /** A busy machine, and code that is not compiled yet, may take longer at first. */
    private static Optional<EntryPoint.Reading> timed(EntryPoint entry, SourceFile file, Diagnostics found) {
        long start = CLOCK.getCurrentThreadCpuTime();
        Optional<EntryPoint.Reading> read = entry.read(file, found);
        long nanos = CLOCK.getCurrentThreadCpuTime() - start;
        for (int again = 1; again < TRIES && nanos > MOST_NANOS; again++) {
            long begin = CLOCK.getCurrentThreadCpuTime();
            entry.read(file, new Diagnostics());
            nanos = CLOCK.getCurrentThreadCpuTime() - begin;
        }
        assertThat(nanos).as("time to read").isLessThanOrEqualTo(MOST_NANOS);
        return read;
    }

    private static void assertPlaced(Diagnostic diagnostic, SourceFile file) {
        assertThat(diagnostic.place().file()).isSameAs(file);
        assertThat(diagnostic.message()).isNotBlank();
        assertThat(new DiagnosticPrinter(Style.PLAIN).print(diagnostic)).startsWith("text:");
    }

    private static void assertSurvives(EntryPoint entry, String text, EntryPoint.Reading reading) {
        Diagnostics found = new Diagnostics();
        Optional<EntryPoint.Reading> again = entry.read(new SourceFile("printed", reading.print()), found);
        assertThat(found.sorted()).as(reading.print()).isEmpty();
        assertThat(again.orElseThrow().tree()).as(reading.print()).isEqualTo(reading.tree());
        assertThat(again.orElseThrow().print()).isEqualTo(reading.print());
        if (entry == EntryPoint.FILE) {
            assertThat(comments(reading.print())).isEqualTo(comments(text));
        }
    }

    private static List<String> comments(String text) {
        return PolicyParser.words(Fragment.of(new SourceFile("text", text))).stream()
                .filter(word -> word.kind() == Word.Kind.COMMENT)
                .map(word -> word.span().text().replaceAll("[ \t]+$", ""))
                .toList();
    }
}
