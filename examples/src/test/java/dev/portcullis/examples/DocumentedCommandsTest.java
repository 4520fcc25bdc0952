package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command that the documentation shows prints what the documentation shows. */
class DocumentedCommandsTest {
    private static final Pattern SHOWN =
            Pattern.compile("```console\\n\\$ \\./portcullis ([^\\n;]*)(; echo \\$\\?)?\\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> commandsOfTheReadme() throws IOException {
        return commandsOf(Path.of("README.md"));
    }

    @TestFactory
    List<DynamicTest> commandsOfTheBasicExample() throws IOException {
        return commandsOf(Path.of("examples/basic/README.md"));
    }

    @TestFactory
    List<DynamicTest> commandsOfThePageAboutEditors() throws IOException {
        return commandsOf(Path.of("docs/editors.md"));
    }

    @TestFactory
    List<DynamicTest> commandsOfThePageAboutTesting() throws IOException {
        return commandsOf(Path.of("docs/testing.md"));
    }

    @Test
    void thePageAboutTestingShowsTheExampleAsItIs() throws IOException {
        assertThat(Files.readString(Path.of("docs/testing.md")))
                .contains("```yaml\n" + Files.readString(Path.of("examples/testing/cases.yaml")) + "```\n");
    }

    @TestFactory
    List<DynamicTest> commandsOfTheCertification() throws IOException {
        return commandsOf(Path.of("examples/authzen-certification/README.md"));
    }

    @TestFactory
    List<DynamicTest> commandsOfTheTodoList() throws IOException {
        return commandsOf(Path.of("examples/authzen-todo/README.md"));
    }

    private static List<DynamicTest> commandsOf(Path document) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher shown = SHOWN.matcher(Files.readString(document));
        while (shown.find()) {
            String command = shown.group(1);
            boolean tellsExitCode = shown.group(2) != null;
            String output = shown.group(3);
            tests.add(dynamicTest(
                    command, () -> assertThat(run(command, tellsExitCode)).isEqualTo(output)));
        }
        assertThat(tests).as("commands in %s", document).isNotEmpty();
        return tests;
    }

    private static String run(String command, boolean tellsExitCode) {
        Command ended = Command.run(command.split(" +"));
        return tellsExitCode ? ended.printed() + ended.exitCode() + System.lineSeparator() : ended.printed();
    }
}
