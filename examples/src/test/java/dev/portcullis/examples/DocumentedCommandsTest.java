package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.portcullis.cli.Main;
import dev.portcullis.cli.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** All that a command prints, as on a terminal. */
    private static String run(String command, boolean tellsExitCode) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), writer, writer, InstantSource.system(), Set.of());
        int exitCode = Main.run(terminal, command.split(" +"));
        if (tellsExitCode) {
            writer.println(exitCode);
        }
        return printed.toString();
    }
}
