package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourceFormatter;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.RuleFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Whatever a file looks like, its layout changes neither meaning nor comments, and is one. */
class SourceFormatterPropertiesTest {
    private static final int EXAMPLES = Integer.getInteger("portcullis.files", 1_000);
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);

    private static String tree(String text) {
        Diagnostics found = new Diagnostics();
        Optional<RuleFile> tree = PolicyParser.file(Fragment.of(new SourceFile("generated", text)), found);
        assertThat(found.sorted()).as(text).isEmpty();
        return Trees.show(tree.orElseThrow());
    }

    private static String format(String text) {
        return SourceFormatter.format(new SourceFile("generated", text), new Diagnostics())
                .orElseThrow();
    }

    private static List<String> comments(String text) {
        return PolicyParser.words(Fragment.of(new SourceFile("formatted", text))).stream()
                .filter(word -> word.kind() == Word.Kind.COMMENT)
                .map(word -> word.span().text())
                .toList();
    }

    @Test
    void generatedFilesKeepWhatTheyMean() {
        System.out.println("files of rules: -Dportcullis.seed=" + SEED);
        Gen<GeneratedFile> files = GeneratedFile::generate;
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(files).checkAssert(file -> {
            String formatted = format(file.text());
            assertThat(tree(formatted)).isEqualTo(tree(file.plain()));
            assertThat(format(formatted)).isEqualTo(formatted);
            assertThat(comments(formatted)).isEqualTo(file.comments());
            assertTidy(formatted);
        });
    }

    private static void assertTidy(String formatted) {
        assertThat(formatted)
                .doesNotContain("\r", "\ufeff", "\n\n\n")
                .doesNotStartWith("\n")
                .doesNotEndWith("\n\n");
        assertThat(formatted.lines()).noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"));
        assertThat(formatted.isEmpty() || formatted.endsWith("\n")).isTrue();
    }
}
