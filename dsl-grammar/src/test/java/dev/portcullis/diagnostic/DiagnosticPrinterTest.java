package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private final DiagnosticPrinter printer = new DiagnosticPrinter(DiagnosticPrinter.Style.PLAIN);

    private static Diagnostic unknown(String text, String part) {
        int start = text.indexOf(part);
        Span place = new Span(new SourceFile("r.yaml", text), start, start + part.length());
        return DiagnosticCode.UNKNOWN_NAME.at(place, part.lines().findFirst().orElse(""));
    }

    @Test
    void showsTheLineAndUnderlinesThePlace() {
        Diagnostic found = unknown("a: 1\nwhere: usr.name\n", "usr").withHelp("did you mean `user`?");
        assertThat(printer.print(found)).isEqualTo("""
                        r.yaml:2:8: error[P201]: `usr` is not a known name
                          where: usr.name
                                 ^~~
                        help: did you mean `user`?
                        """);
    }

    @Test
    void tabsBecomeBlanks() {
        assertThat(printer.print(unknown("\tx\tusr", "usr"))).contains("\n      x   usr\n          ^~~\n");
    }

    @Test
    void wideAndCombiningCharactersKeepTheUnderlineInPlace() {
        assertThat(printer.print(unknown("日本e\u0301 usr", "usr"))).endsWith("usr\n" + " ".repeat(2 + 6) + "^~~\n");
        assertThat(printer.print(unknown("x 日本", "日本"))).endsWith("\n    ^~~~\n");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(printer.print(unknown("\u001b[31m usr", "usr"))).doesNotContain("\u001b");
        assertThat(printer.print(unknown("a\u001b[0m", "a\u001b[0m"))).doesNotContain("\u001b");
    }

    @Test
    void severalLinesUnderlineTheFirst() {
        assertThat(printer.print(unknown("x: usr\n  name", "usr\n  name"))).contains("  x: usr\n     ^~~\n");
    }

    @Test
    void longLinesAreCutAroundThePlace() {
        String shown = printer.print(unknown("x".repeat(5_000) + " usr " + "y".repeat(5_000), "usr"));
        List<String> lines = shown.lines().toList();
        assertThat(lines.get(1))
                .startsWith("  …xxx")
                .contains(" usr yyy")
                .endsWith("y…")
                .hasSizeLessThan(130);
        assertThat(lines.get(2)).isEqualTo(" ".repeat(lines.get(1).indexOf("usr")) + "^~~");
    }

    @Test
    void longPlacesAreUnderlinedAsFarAsShown() {
        String shown = printer.print(unknown("😀".repeat(5_000), "😀".repeat(5_000)));
        List<String> lines = shown.lines().toList();
        assertThat(lines.get(1)).doesNotContain("�").endsWith("…");
        assertThat(lines.get(2)).hasSizeLessThan(130);
    }

    @Test
    void anEmptyPlaceIsOneColumn() {
        SourceFile file = new SourceFile("r", "a");
        assertThat(printer.print(DiagnosticCode.UNEXPECTED_END.at(new Span(file, 1, 1), "expression")))
                .endsWith("  a\n   ^\n");
    }

    @Test
    void whatHasNoFileHasNoLine() {
        assertThat(printer.print(DiagnosticCode.UNKNOWN_NAME.at(Span.NONE, "x")))
                .isEqualTo("-:1:1: error[P201]: `x` is not a known name\n");
    }

    @Test
    void severalStandApart() {
        Diagnostic found = DiagnosticCode.UNKNOWN_NAME.at(Span.NONE, "x");
        assertThat(printer.print(List.of(found, found.asWarning()))).isEqualTo("""
                        -:1:1: error[P201]: `x` is not a known name

                        -:1:1: warning[P201]: `x` is not a known name
                        """);
    }

    @Test
    void coloursOnRequest() {
        DiagnosticPrinter colour = new DiagnosticPrinter(DiagnosticPrinter.Style.COLOUR);
        assertThat(colour.print(unknown("usr", "usr"))).contains("\u001b[1;31merror[P201]\u001b[0m");
    }
}
