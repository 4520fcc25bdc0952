package dev.portcullis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    private final SourceFile file = new SourceFile("f.yaml", "one\r\ntwo\n\nfour");

    @Test
    void knowsLinesAndColumns() {
        assertThat(new Span(file, 5, 8)).hasToString("f.yaml:2:1");
        assertThat(new Span(file, 7, 8).column()).isEqualTo(3);
        assertThat(new Span(file, 9, 9)).hasToString("f.yaml:3:1");
        assertThat(file.all().to(new Span(file, 3, 4))).isEqualTo(file.all());
    }

    @Test
    void givesLinesWithoutTheirEnds() {
        assertThat(file.lineText(1)).isEqualTo("one");
        assertThat(file.lineText(3)).isEmpty();
        assertThat(file.lineText(4)).isEqualTo("four");
    }

    @Test
    void refusesPlacesOutside() {
        assertThatThrownBy(() -> new Span(file, 3, 99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(file, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyLinesAreFound() {
        SourceFile many = new SourceFile("many", "x\n".repeat(1_000));
        assertThat(many.line(1_998)).isEqualTo(1_000);
        assertThat(many.lineStart(1_000)).isEqualTo(1_998);
    }
}
