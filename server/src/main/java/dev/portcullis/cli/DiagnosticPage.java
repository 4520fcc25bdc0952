package dev.portcullis.cli;

import dev.portcullis.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the documentation says of a code; the build takes the pages along.
 *
 * @param title what the code stands for
 * @param text all that follows, in Markdown
 */
record DiagnosticPage(String title, String text) {
    static DiagnosticPage of(DiagnosticCode code) {
        String[] parts = read(code).split("\n", 2);
        return new DiagnosticPage(parts[0].replaceFirst("# " + code.id() + ": ", ""), parts[1].strip());
    }

    private static String read(DiagnosticCode code) {
        try (InputStream page = DiagnosticPage.class.getResourceAsStream("diagnostics/" + code.id() + ".md")) {
            if (page == null) {
                throw new IllegalStateException("the build left out the page of " + code.id());
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
