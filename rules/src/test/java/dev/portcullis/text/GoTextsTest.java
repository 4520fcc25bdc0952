package dev.portcullis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT10M, 10m0s",
        "PT1H, 1h0m0s",
        "PT30H15M1.5S, 30h15m1.5s",
        "PT59.999999999S, 59.999999999s",
        "PT1.5S, 1.5s",
        "PT0.02S, 20ms",
        "PT0.0015S, 1.5ms",
        "PT0.0000012S, 1.2\u00b5s",
        "PT0.000000999S, 999ns",
        "PT-1M, -1m0s"
    })
    void durationsAreWrittenAsInGo(Duration duration, String text) {
        assertThat(GoDuration.of(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-15T12:00:00Z, 2025-06-15 12:00:00 +0000 UTC",
        "2025-06-15T12:00:00.500Z, 2025-06-15 12:00:00.5 +0000 UTC",
        "2025-06-15T12:00:00.000000001Z, 2025-06-15 12:00:00.000000001 +0000 UTC"
    })
    void instantsAreWrittenAsInGo(Instant instant, String text) {
        assertThat(GoTime.of(instant)).isEqualTo(text);
    }
}
