package dev.portcullis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
    @ParameterizedTest
    @CsvSource({
        "dev, dev, true",
        "dev, Dev, false",
        "web-*, web-1, true",
        "web-*, old-web-1, false",
        "web-*-eu, web-12-eu, true",
        "web-*-eu, web-eu, false",
        "a*a, a, false",
        "a*a, aa, true",
        "*x*y*, axbyc, true",
        "*x*y*, aybxc, false",
        "1.2, 1x2, false",
        "^db.*, db01, false",
        "db.*$, db01, false",
        "^db.*$, db01, true",
        "test|staging, test, false",
        "^test|staging$, test-1, true",
        "^test|staging$, pre-staging, true",
        "^(?i)prod$, PROD, true",
    })
    void matchesAsTeleportDoes(String pattern, String text, boolean expected) {
        assertThat(compile(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void aStarDoesNotReachOverALineEnd() {
        assertThat(compile("a*b").matches("a-b")).isTrue();
        assertThat(compile("a*b").matches("a\nb")).isFalse();
        assertThat(compile("a\n*b").matches("a\n-b")).isTrue();
    }

    @Test
    void dollarIsTheVeryEnd() {
        assertThat(compile("^a$").matches("a\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?!prod).*$", "^(a)\\1$", "^a++$", "^[$", "^(?<=a)b$", "^a{1001}$"})
    void refusesWhatRe2Refuses(String pattern) {
        assertThatThrownBy(() -> compile(pattern)).isInstanceOf(PatternException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^((a{100}){100}){100}$",
                "^((((a{900}){900}){900}){900}){900}$",
                "^(?:(?:x{1,500}){1,500}){0,500}$",
                "^(a|(b{1000}c){1000}){1000}$",
                "^\\Q[\\E(((a{1000}){1000}){1000})$",
                "^\\Qab{1000}\\E(((a{1000}){1000}){1000})$",
                "^[(((a{1000}){1000}){1000})$",
                "^(?:x{1000}\\Q\\E{1000}){1000}$",
                "^((x{1000}(?i){1000}){1000})$",
                "^[[:alpha:][^](((a{1000}){1000}){1000})$"
            })
    @Timeout(10)
    void refusesNestedRepetitionsBeforeTheyCostMemory(String pattern) {
        assertThatThrownBy(() -> compile(pattern))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("repeats too much");
    }

    @Test
    void acceptsOrdinaryRepetitions() {
        assertThat(compile("^[a-z]{1,63}(\\.[a-z0-9-]{1,63}){0,8}$").matches("a.example.com"))
                .isTrue();
    }

    @Test
    void takesTimeLinearInTheText() {
        TextPattern pattern = compile("^(a+)+$");
        String text = "a".repeat(50_000) + "b";
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> assertThat(pattern.matches(text)).isFalse());
    }

    @Test
    void refusesALongPattern() {
        String pattern = "^" + "a".repeat(RegularExpression.MAX_LENGTH) + "$";
        assertThatThrownBy(() -> compile(pattern)).isInstanceOf(PatternException.class);
    }

    private static TextPattern compile(String pattern) {
        return TextPattern.of(
                PolicyParser.matcher(Fragment.of(pattern), new Diagnostics()).orElseThrow());
    }
}
