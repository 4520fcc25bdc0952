package dev.portcullis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {
    @ParameterizedTest
    @CsvSource({
        "^dev-(.*)$, $1-admin, dev-al, al-admin",
        "^dev-(.*)$, $1_adm, dev-al, ''",
        "^dev-(.*)$, ${1}_adm, dev-al, al_adm",
        "^dev-(?P<who>.*)$, $who!, dev-al, al!",
        "^dev-(.*)$, $$1, dev-al, $1",
        "^dev-(.*)$, $2, dev-al, ''",
        "^dev-(.*)$, $01, dev-al, ''",
        "^dev-(.*)$, a$, dev-al, a$",
        "^dev-(.*)$, ${1, dev-al, ${1",
        "^dev-(.*)$, \\1, dev-al, \\1",
        "_, '', a_b_c, abc",
        "a, x, banana, bxnxnx",
        "a*, x, baaac, xbxcx",
        "^, x, abc, xabc",
    })
    void replacesAsGoDoes(String pattern, String replacement, String text, String expected) {
        assertThat(RegularExpression.compile(pattern).replaceAll(text, Replacement.of(replacement)))
                .contains(expected);
    }

    @Test
    void dropsTextsOfAListInWhichNothingMatches() {
        assertThat(RegularExpression.compile("b").replaceAll(List.of("abc", "ac", "b"), Replacement.of("y")))
                .containsExactly("ayc", "y");
    }

    @Test
    void refusesTextsThatBecomeTooLongTogether() {
        RegularExpression letter = RegularExpression.compile("a");
        Replacement replacement = Replacement.of("b".repeat(RegularExpression.MAX_RESULT));
        assertThat(letter.replaceAll(Collections.nCopies(16, "a"), replacement)).hasSize(16);
        assertThatThrownBy(() -> letter.replaceAll(Collections.nCopies(17, "a"), replacement))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void answersNothingWhereNothingMatches() {
        assertThat(RegularExpression.compile("^x").replaceAll("abc", Replacement.of("y")))
                .isEmpty();
    }
}
