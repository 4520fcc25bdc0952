package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command that the documentation shows prints what the documentation shows. */
class DocumentedCommandsTest {
    private static final Pattern SHOWN =
            Pattern.compile("```console\\n\\$ \\./portcullis ([^\\n;]*)(; echo \\$\\?)?\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern EPOCH = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:");

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

    /** On a store in a folder of its own; tokens are told apart by their revisions alone. */
    @TestFactory
    List<DynamicTest> commandsOfThePageAboutStores(@TempDir Path folder) throws IOException {
        String shown = "sqlite:portcullis.db";
        String used = "sqlite:" + folder.resolve("portcullis.db");
        return commandsOf(
                Path.of("docs/store.md"),
                command -> command.replace(shown, used),
                printed -> EPOCH.matcher(printed.replace(used, shown)).replaceAll("EPOCH:"));
    }

    @Test
    void thePageAboutTestingShowsTheExampleAsItIs() throws IOException {
        assertThat(Files.readString(Path.of("docs/testing.md")))
                .contains("```yaml\n" + Files.readString(Path.of("examples/testing/cases.yaml")) + "```\n");
    }

    @TestFactory
    List<DynamicTest> commandsOfThePageAboutLocks() throws IOException {
        return commandsOf(Path.of("docs/locks.md"));
    }

    @Test
    void thePageAboutLocksShowsTheExamplesAsTheyAre() throws IOException {
        assertThat(Files.readString(Path.of("docs/locks.md")))
                .contains("```yaml\n" + Files.readString(Path.of("examples/locks/policy/locks.yaml")) + "```\n");
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
        return commandsOf(document, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * @param meant what is run for a command that is shown
     * @param compared what counts of what is printed, and of what is shown
     */
    private static List<DynamicTest> commandsOf(
            Path document, UnaryOperator<String> meant, UnaryOperator<String> compared) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher shown = SHOWN.matcher(Files.readString(document));
        while (shown.find()) {
            String command = shown.group(1);
            boolean tellsExitCode = shown.group(2) != null;
            String output = shown.group(3);
            tests.add(dynamicTest(
                    command,
                    () -> assertThat(compared.apply(run(meant.apply(command), tellsExitCode)))
                            .isEqualTo(compared.apply(output))));
        }
        assertThat(tests).as("commands in %s", document).isNotEmpty();
        return tests;
    }

    private static String run(String command, boolean tellsExitCode) {
        Command ended = Command.run(command.split(" +"));
        return tellsExitCode ? ended.printed() + ended.exitCode() + System.lineSeparator() : ended.printed();
    }
}
