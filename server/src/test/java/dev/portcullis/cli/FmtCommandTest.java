package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String UNTIDY =
            "# freeze\ndefine a=1\ndefine b = 2\ndefine c = 3\ndefine d = 4\ndefine e = 5\n"
                    + "rule \"x\" deny # always";
    private static final String TIDY = """
            # freeze
            define a = 1
            define b = 2
            define c = 3
            define d = 4
            define e = 5

            rule "x"
              deny # always
            """;

    @TempDir
    private Path folder;

    @Test
    void changesFilesInPlaceAndNamesThem() throws IOException {
        Path untidy = Files.writeString(folder.resolve("a.rules"), UNTIDY);
        Files.writeString(folder.resolve("b.rules"), TIDY);
        Path other = Files.writeString(folder.resolve("c.txt"), UNTIDY);
        Path hidden =
                Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("d.rules"), UNTIDY);

        CommandLineRun run = CommandLineRun.of("fmt", folder.toString());

        assertThat(run).isEqualTo(new CommandLineRun(0, untidy + System.lineSeparator(), ""));
        assertThat(untidy).hasContent(TIDY);
        assertThat(other).hasContent(UNTIDY);
        assertThat(hidden).hasContent(UNTIDY);
        assertThat(CommandLineRun.of("fmt", "--check", folder.toString())).isEqualTo(new CommandLineRun(0, "", ""));
    }

    @Test
    void checkChangesNothing() throws IOException {
        Path untidy = Files.writeString(folder.resolve("a.rules"), UNTIDY);

        CommandLineRun run = CommandLineRun.of("fmt", "--check", folder.toString());

        assertThat(run).isEqualTo(new CommandLineRun(1, untidy + System.lineSeparator(), ""));
        assertThat(untidy).hasContent(UNTIDY);
    }

    @Test
    void diffShowsWhatWouldChange() throws IOException {
        Path untidy = Files.writeString(folder.resolve("a.rules"), UNTIDY);

        CommandLineRun run = CommandLineRun.of("fmt", "--diff", untidy.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("--- " + untidy + "\n+++ " + untidy + "\n" + """
                @@ -1,7 +1,9 @@
                 # freeze
                -define a=1
                +define a = 1
                 define b = 2
                 define c = 3
                 define d = 4
                 define e = 5
                -rule "x" deny # always
                \\ No newline at end of file
                +
                +rule "x"
                +  deny # always
                """);
        assertThat(untidy).hasContent(UNTIDY);
        assertThat(CommandLineRun.of("fmt", "--check", "--diff", untidy.toString())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void standardInputGoesToStandardOutput() {
        assertThat(CommandLineRun.withInput(UNTIDY, Set.of(), "fmt", "-")).isEqualTo(new CommandLineRun(0, TIDY, ""));
        assertThat(CommandLineRun.withInput(TIDY, Set.of(), "fmt", "-")).isEqualTo(new CommandLineRun(0, TIDY, ""));
        assertThat(CommandLineRun.withInput(UNTIDY, Set.of(), "fmt", "--check", "-"))
                .isEqualTo(new CommandLineRun(1, "-" + System.lineSeparator(), ""));
    }

    @Test
    void leavesAFileWithErrorsAndGoesOn() throws IOException {
        Path broken = Files.writeString(folder.resolve("a.rules"), "rule x deny\nrule \"y\" when deny\n");
        Path untidy = Files.writeString(folder.resolve("b.rules"), UNTIDY);

        CommandLineRun run = CommandLineRun.of("fmt", broken.toString(), untidy.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(broken + ":1:6: error[P101]: `x` is not expected here\n", broken + ":2:10: error");
        assertThat(broken).hasContent("rule x deny\nrule \"y\" when deny\n");
        assertThat(untidy).hasContent(TIDY);
    }

    @Test
    void takesAByteOrderMarkAway() throws IOException {
        Path marked = Files.writeString(folder.resolve("a.rules"), "\ufeff" + TIDY);

        assertThat(CommandLineRun.of("fmt", folder.toString()).exitCode()).isZero();

        assertThat(Files.readString(marked)).isEqualTo(TIDY);
    }

    @Test
    void refusesWhatIsNotThere() {
        CommandLineRun run =
                CommandLineRun.of("fmt", folder.resolve("none.rules").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no ");
    }
}
