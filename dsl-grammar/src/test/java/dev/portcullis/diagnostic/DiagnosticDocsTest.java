package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of the language has its paragraph for authors. */
class DiagnosticDocsTest {
    @ParameterizedTest
    @EnumSource
    void hasItsHeading(DiagnosticCode code) throws IOException {
        String docs = Files.readString(Path.of("../docs/diagnostics.md"));
        assertThat(docs).containsPattern("(?m)^### " + code.id() + " \\S.*\\n\\n\\S");
    }
}
