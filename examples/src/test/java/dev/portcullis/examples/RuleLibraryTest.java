package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the library is without a fault, is explained, and does what its cases say; they leave out no condition. */
class RuleLibraryTest {
    private static final Path FOLDER = Path.of("rules/src/main/resources/dev/portcullis");
    private static final Path LIBRARY = FOLDER.resolve("library");
    private static final int FEWEST_CASES = 5;

    private static List<String> names() throws IOException {
        return filesIn(LIBRARY, ".rules");
    }

    private static List<String> filesIn(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasNoMistakes(String name) {
        Command check = Command.run("check", rules(name));

        assertThat(check.printed()).isEqualTo("0 errors, 0 warnings\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isInItsUsualForm(String name) {
        Command format = Command.run("fmt", "--check", rules(name));

        assertThat(format.exitCode()).as(format.printed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("names")
    void doesWhatItsCasesSay(String name) throws IOException {
        Path cases = FOLDER.resolve("cases").resolve(name + ".yaml");

        Command test = Command.run("test", "--coverage", "--coverage-min", "100", cases.toString());

        assertThat(test.exitCode()).as(test.printed()).isZero();
        assertThat(Files.readString(cases).lines().filter(line -> line.startsWith("  - id:")))
                .hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isExplained(String name) throws IOException {
        assertThat(Files.readString(LIBRARY.resolve(name + ".rules"))).startsWith("# ");
        assertThat(Files.readString(LIBRARY.resolve("README.md"))).contains("**[%s](%s.rules)**".formatted(name, name));
    }

    @Test
    void canBeUsedTogether() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Command.run("check", LIBRARY.toString()).printed()).isEqualTo("0 errors, 0 warnings\n");
        assertThat(filesIn(FOLDER.resolve("cases"), ".yaml")).isEqualTo(names());
    }

    private static String rules(String name) {
        return LIBRARY.resolve(name + ".rules").toString();
    }
}
