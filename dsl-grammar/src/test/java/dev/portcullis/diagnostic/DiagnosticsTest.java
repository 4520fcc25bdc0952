package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private final SourceFile file = new SourceFile("f", "abc");

    private Diagnostic at(int offset) {
        return DiagnosticCode.UNKNOWN_NAME.at(new Span(file, offset, offset + 1), "x");
    }

    @Test
    void areGivenInOrderOfPlaceAndOnce() {
        Diagnostics found = new Diagnostics();
        found.add(at(2));
        found.addAll(List.of(at(0), at(2)));
        assertThat(found.sorted()).containsExactly(at(0), at(2));
    }

    @Test
    void warningsAreNoErrors() {
        Diagnostics found = new Diagnostics();
        found.add(at(0).asWarning());
        assertThat(found.hasErrors()).isFalse();
        found.add(at(0));
        assertThat(found.hasErrors()).isTrue();
    }

    @Test
    void messagesAreOneLine() {
        Diagnostic found =
                DiagnosticCode.UNKNOWN_NAME.at(file.all(), "a\nb\u001b").withHelp("c\rd");
        assertThat(found.message()).isEqualTo("`a�b�` is not a known name");
        assertThat(found.help()).isEqualTo("c�d");
        assertThat(found.withHelp("").help()).isEqualTo("c�d");
        assertThat(found).hasToString("f:1:1: error[P201]: `a�b�` is not a known name");
    }

    @Test
    void excerptsAreShortAndOneLine() {
        assertThat(Excerpt.of("abc")).isEqualTo("abc");
        assertThat(Excerpt.of("abc\ndef")).isEqualTo("abc…");
        assertThat(Excerpt.of("😀".repeat(100))).isEqualTo("😀".repeat(60) + "…");
    }
}
