package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.examples.RulePage.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages about the language show is true. */
class LanguagePagesTest {
    private static final List<Path> PAGES = List.of(Path.of("docs/language.md"), Path.of("docs/coming-from.md"));
    private static final String OPEN = "rule \"everything is open\"\n  allow\n";

    @TempDir
    private Path folder;

    private static Stream<Arguments> examples() throws IOException {
        Stream.Builder<Arguments> examples = Stream.builder();
        for (Path page : PAGES) {
            for (Example example : RulePage.read(page).examples()) {
                examples.add(Arguments.of(page.getFileName() + ":" + example.line(), example));
            }
        }
        return examples.build();
    }

    private static Stream<Arguments> examplesWithCases() throws IOException {
        return examples()
                .filter(arguments -> ((Example) arguments.get()[1]).cases().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void rulesHaveTheMistakesThatAreShownAndNoOthers(String place, Example example) throws IOException {
        Command check = Command.run("check", write(example).toString());

        assertThat(check.printed().replace(folder + "/", ""))
                .startsWith(example.diagnostics().orElse("0 errors, 0 warnings\n"));
        assertThat(check.exitCode() == 0).isEqualTo(example.diagnostics().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void rulesAreInTheirUsualForm(String place, Example example) throws IOException {
        Command format = Command.run("fmt", "--check", write(example).toString());

        assertThat(format.exitCode()).as(format.printed()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examplesWithCases")
    void casesAreAnsweredAsTheySay(String place, Example example) throws IOException {
        Files.writeString(folder.resolve("everything.rules"), OPEN);
        write(example);
        Path cases =
                Files.writeString(folder.resolve("cases.yaml"), example.cases().orElseThrow());

        Command test = Command.run("test", cases.toString());

        assertThat(test.exitCode()).as(test.printed()).isZero();
    }

    private Path write(Example example) throws IOException {
        return Files.writeString(folder.resolve(example.name()), example.rules());
    }
}
