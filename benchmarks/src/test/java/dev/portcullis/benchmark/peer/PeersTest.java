package dev.portcullis.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.benchmark.world.Answer;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeersTest {
    private static final World LOCKED = World.of(10, 100);
    private static final World OPEN = World.of(10, 0);

    @ParameterizedTest
    @EnumSource
    void everyEngineGivesTheRightAnswers(Peers engine) {
        try (Peer peer = engine.loadChecked(LOCKED)) {
            assertThat(peer).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongAnswerOfAnyEngineIsNoticed(Peers engine) {
        Question locked = LOCKED.questions().stream()
                .filter(question -> question.answer() == Answer.LOCKED)
                .findFirst()
                .orElseThrow();
        try (Peer withLocks = engine.load(LOCKED);
                Peer withoutLocks = engine.load(OPEN)) {
            assertThat(withLocks.allows(locked.request())).isFalse();
            assertThat(withoutLocks.allows(locked.request())).isTrue();
        }
    }

    @Test
    void theCheckFailsOnAWrongAnswer() {
        World lying = LOCKED.with(OPEN.questions());
        assertThatThrownBy(() -> Peers.FLOOR.loadChecked(lying)).hasMessageContaining("FLOOR does not answer");
    }
}
