package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of the language has its page for authors, and the list of all names it. */
class DiagnosticDocsTest {
    private static final Path DOCS = Path.of("../docs/diagnostics");

    @ParameterizedTest
    @EnumSource
    void hasItsPage(DiagnosticCode code) throws IOException {
        String page = Files.readString(DOCS.resolve(code.id() + ".md"));
        assertThat(page).matches("(?s)# " + code.id() + ": \\S.*\\n\\n\\S.*");
        assertThat(Files.readString(DOCS.resolve("README.md"))).contains("[" + code.id() + "](" + code.id() + ".md): ");
    }
}
