package dev.portcullis.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout of files of rules, as the files in {@code cases/format} show it. */
class SourceFormatterTest {
    private static final Path FOLDER = Path.of("src/test/resources/cases/format");

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("before"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String format(String text) {
        Diagnostics found = new Diagnostics();
        Optional<String> formatted = SourceFormatter.format(new SourceFile("text", text), found);
        assertThat(found.sorted()).isEmpty();
        return formatted.orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void bringsIntoLayout(String name) throws IOException {
        String after = Files.readString(FOLDER.resolve("after").resolve(name));
        assertThat(format(Files.readString(FOLDER.resolve("before").resolve(name))))
                .isEqualTo(after);
        assertThat(format(after)).isEqualTo(after);
    }

    @Test
    void lineEndsAndBlanksOfAnySystemAreTheSame() {
        String expected = "define a = 1\n\n# c\nrule \"x\"\n  when a # d\n    and b\n  deny\n";
        assertThat(format("\ufeffdefine a = 1\r\n\r\n\r\n# c \t\r\nrule\t\"x\"\r\n\twhen a # d\r\n\tand b\r\n\tdeny"))
                .isEqualTo(expected);
        assertThat(format("define a = 1\r\r# c\rrule \"x\" when a # d\rand b deny\r\r"))
                .isEqualTo(expected);
    }

    @Test
    void aTextOfSeveralLinesStaysAsItIs() {
        assertThat(format("define a = [`x  \r\n  y`,1]\n")).isEqualTo("define a = [`x  \n  y`, 1]\n");
    }

    @Test
    void nothingIsNothing() {
        assertThat(format(" \n\t\n")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadHasNoLayout() {
        Diagnostics found = new Diagnostics();
        assertThat(SourceFormatter.format(new SourceFile("text", "rule deny"), found))
                .isEmpty();
        assertThat(found.hasErrors()).isTrue();
    }
}
