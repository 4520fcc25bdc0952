package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the conformance cases: what kind, which code or {@code ok}, the text. */
class ConformanceTextsTest {
    static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/cases/conformance.txt")).stream()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isJudgedAsTeleportDoes(String line) {
        String[] words = line.split(" ", 3);
        Sample sample = Sample.of(words[0], words[2]);
        assertThat(sample.found().stream().map(found -> found.code().id()))
                .isEqualTo(
                        words[1].equals("ok")
                                ? Stream.of().toList()
                                : Stream.of(words[1]).toList());
        sample.print()
                .ifPresent(
                        print -> assertThat(Sample.of(words[0], print).tree()).isEqualTo(sample.tree()));
    }
}
