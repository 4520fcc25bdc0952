package dev.portcullis.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
    @Test
    void leavesWhatIsPlain() {
        assertThat(HeaderText.of("lock targeting User:\"ann\" is in force: call 112, please."))
                .isEqualTo("lock targeting User:\"ann\" is in force: call 112, please.");
    }

    @Test
    void encodesWhatWouldEndTheHeader() {
        assertThat(HeaderText.of("no\r\nSet-Cookie: a=b\0")).isEqualTo("no%0D%0ASet-Cookie: a=b%00");
    }

    @Test
    void encodesBlanksAtTheEdges() {
        assertThat(HeaderText.of(" a b ")).isEqualTo("%20a b%20");
        assertThat(HeaderText.of(" ")).isEqualTo("%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bücher & Café", "100 %", "%41", "锁 🔒", "a\tb", "\u0085\u2028", "a  b"})
    void canBeReadBack(String text) {
        String value = HeaderText.of(text);

        assertThat(value).matches("[ -~]*");
        assertThat(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(HeaderText.shortened("aé🔒b", 18)).isEqualTo("a%C3%A9");
        assertThat(HeaderText.shortened("aé🔒b", 19)).isEqualTo("a%C3%A9%F0%9F%94%92");
        assertThat(HeaderText.shortened("a b", 2)).isEqualTo("a");
    }
}
