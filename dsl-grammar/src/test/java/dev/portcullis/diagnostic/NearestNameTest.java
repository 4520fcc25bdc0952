package dev.portcullis.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void findsTheClosest() {
        assertThat(NearestName.of("containz", List.of("contains_all", "contains", "equals")))
                .contains("contains");
    }

    @Test
    void swappedLettersCountOnce() {
        assertThat(NearestName.of("uesr", List.of("user"))).contains("user");
    }

    @Test
    void ignoresCase() {
        assertThat(NearestName.of("Labels", List.of("labels", "label"))).contains("labels");
    }

    @Test
    void takesTheFirstInTheAlphabetAmongEquals() {
        assertThat(NearestName.of("cat", List.of("cut", "bat", "hat"))).contains("bat");
    }

    @Test
    void aSlipIsOneLetterOrTheCase() {
        assertThat(NearestName.slip("conect", List.of("connect"))).contains("connect");
        assertThat(NearestName.slip("collect", List.of("connect"))).isEmpty();
        assertThat(NearestName.slip("Node", List.of("node"))).contains("node");
        assertThat(NearestName.slip("code", List.of("node"))).isEmpty();
    }

    @Test
    void proposesNothingFarAway() {
        assertThat(NearestName.of("frobnicate", List.of("contains", "equals"))).isEmpty();
        assertThat(NearestName.of("x".repeat(65), List.of("x".repeat(64)))).isEmpty();
        assertThat(NearestName.didYouMean("abc", List.of("xyz"))).isEmpty();
    }
}
