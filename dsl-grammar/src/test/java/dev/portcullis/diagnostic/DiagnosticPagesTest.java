package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.check.RuleClashes;
import dev.portcullis.check.RuleFileChecker;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the codes show is what is printed. */
class DiagnosticPagesTest {
    private static final Path DOCS = Path.of("../docs/diagnostics");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```rules\n(.*?)```\n\n```text\n(.*?)```\n");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(page -> examples(page).findAny().isPresent()).sorted().toList().stream();
        }
    }

    private static Stream<MatchResult> examples(Path page) {
        try {
            return EXAMPLE.matcher(Files.readString(page)).results();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatIsPrinted(Path page) {
        String code = page.getFileName().toString().replace(".md", "");
        examples(page).forEach(example -> {
            List<Diagnostic> found = check(example.group(1));
            assertThat(found).extracting(diagnostic -> diagnostic.code().id()).contains(code);
            assertThat(new DiagnosticPrinter(Style.PLAIN).print(found)).isEqualTo(example.group(2));
        });
    }

    private static List<Diagnostic> check(String text) {
        Diagnostics found = new Diagnostics();
        PolicyParser.file(Fragment.of(new SourceFile("office.rules", text)), found)
                .flatMap(file -> RuleFileChecker.check(file, found))
                .ifPresent(rules -> RuleClashes.check(List.of(rules), found));
        return found.sorted();
    }
}
