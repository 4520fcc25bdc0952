package dev.portcullis.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/a/b, /a/b",
        "/a//b///c, /a/b/c",
        "//admin, /admin",
        "/admin/, /admin",
        "/%61dmin, /admin",
        "/a%20b, /a b",
        "/100%25, /100%",
        "/%C3%BC, /ü",
        "/what%3F, /what?",
        "/a.b/..c/d.., /a.b/..c/d..",
    })
    void readsThePathAsAllOthersDo(String raw, String read) {
        assertThat(RequestPath.of(raw)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "admin",
                "http://app/admin",
                "/a/../admin",
                "/a/%2e%2e/admin",
                "/a/.%2E/admin",
                "/./admin",
                "/a/..",
                "/a/.",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a%00b",
                "/a\u0000b",
                "/a%0d%0ab",
                "/a%7fb",
                "/a b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%\u0666\u0666",
                "/%252e%252e/admin",
                "/a%252fb",
                "/admin;x=1",
                "/admin%3bx=1",
                "/%ff",
                "/%c0%af",
                "/%ed%a0%80",
                "/ü",
                "/a#b",
                "/%C2%85",
            })
    void refusesWhatOthersMayReadInAnotherWay(String raw) {
        assertThatThrownBy(() -> RequestPath.of(raw)).isInstanceOf(MappingRefusal.class);
    }

    @Test
    void refusesPathsWithoutEnd() {
        assertThatThrownBy(() -> RequestPath.of("/" + "a".repeat(20_000))).hasMessageContaining("longer than 16384");
    }

    @Test
    void readsTheLongestPathAtOnce() {
        String longest = "/%61".repeat(4_096);
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            for (int round = 0; round < 100; round++) {
                assertThat(RequestPath.of(longest).segments()).hasSize(4_096);
            }
        });
    }
}
