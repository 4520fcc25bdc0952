package dev.portcullis.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gateways that open, close, lose their connections, acknowledge or forget to, in any order, while users are locked: every
 * session that has ended is told of, and none that was refused is ever seen.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SessionsModelTest {
    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260105})
    void everyEndIsToldAndNoRefusalIsSeen(long seed) {
        try (SessionServer server = SessionServer.start()) {
            SessionsModel model = new SessionsModel(server, seed);
            for (int step = 0; step < STEPS; step++) {
                model.step();
            }
            model.settle();
            assertThat(model.ended()).as("sessions that have ended").isNotEmpty();
            assertThat(model.untold()).as("ended, and never told of").isEmpty();
            assertThat(model.mistakes()).as("seed " + seed).isEqualTo(List.of());
        }
    }
}
