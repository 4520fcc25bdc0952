package dev.portcullis.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    @Test
    void areOrderedAsSemanticVersioningAsks() {
        List<Version> ordered = Stream.of(
                        "0.0.1",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.1-0",
                        "1.0.1",
                        "1.2.0",
                        "1.10.0",
                        "17.0.0-dev",
                        "17.0.0",
                        "99999999999999999999.0.0")
                .map(VersionTest::version)
                .toList();
        List<Version> shuffled = new java.util.ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17.0.0",
        "v17.1, 17.1.0",
        "17.1.0+build.5, 17.1.0",
        "1.0.0-rc.1+sha, 1.0.0-rc.1",
        "17-dev, 17.0.0-dev"
    })
    void shortFormsMeanTheSame(String written, String full) {
        assertThat(version(written)).isEqualTo(version(full)).isEqualByComparingTo(version(full));
        assertThat(version(written)).hasToString(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "latest",
                "17.",
                "17.x",
                "1.2.3.4",
                "01.0.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "V17",
                " 17",
                "17+",
                "-1"
            })
    void refusesWhatIsNoVersion(String written) {
        assertThat(Version.parse(written)).isEmpty();
    }
}
