package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with mistakes. Under a line with a mistake stands a comment that marks its place with {@code ^}, and then the
 * code and the message. Where the place begins in the first column, {@code ~} marks it and the {@code #} counts as one.
 */
class CatalogCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/cases/catalog");
    private static final Pattern MARK = Pattern.compile("#(?:( *)(\\^+)|(~*)) (P\\d{3}) (.*)");
    /** Codes about files that are not there to be written under. */
    private static final Set<String> WITHOUT_TEXT = Set.of(DiagnosticCode.UNREADABLE_FILE.id());

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyMistakeIsFoundAtItsPlace(Path path) throws IOException {
        SourceFile file = new SourceFile(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8));
        CatalogReading reading = new CatalogReader(Extra.NOTES).read(List.of(file));
        List<String> found = Stream.of(reading.diagnostics(), reading.notes())
                .flatMap(List::stream)
                .map(CatalogCasesTest::words)
                .toList();
        assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected(file.text()));
    }

    @Test
    void everyCodeHasACase() throws IOException {
        Set<String> met = new TreeSet<>(WITHOUT_TEXT);
        for (Path path : files()) {
            expected(Files.readString(path, StandardCharsets.UTF_8)).stream()
                    .map(mark -> mark.split(" ", 3)[1])
                    .filter(id -> id.startsWith("P3"))
                    .forEach(met::add);
        }
        assertThat(met)
                .containsExactlyElementsOf(Stream.of(DiagnosticCode.values())
                        .map(DiagnosticCode::id)
                        .filter(id -> id.startsWith("P3"))
                        .sorted()
                        .toList());
    }

    private static List<String> expected(String text) {
        List<String> expected = new ArrayList<>();
        int line = 0;
        int target = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            Matcher mark = MARK.matcher(content);
            if (!mark.matches()) {
                target = line;
                continue;
            }
            boolean first = mark.group(3) != null;
            int column = first ? 1 : 2 + mark.group(1).length();
            int length = first ? 1 + mark.group(3).length() : mark.group(2).length();
            expected.add(target + ":" + column + "+" + length + " " + mark.group(4) + " " + mark.group(5));
        }
        return expected;
    }

    /** A diagnostic as the marks say it: of a place of several lines, the first; of an empty one, one column. */
    private static String words(Diagnostic found) {
        Span place = found.place();
        int columns = Math.min(
                place.end() - place.start(), place.file().lineText(place.line()).length() - place.column() + 1);
        return place.line() + ":" + place.column() + "+" + Math.max(1, columns) + " "
                + found.code().id() + " " + found.message();
    }
}
