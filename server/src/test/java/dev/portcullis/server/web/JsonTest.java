package dev.portcullis.server.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers are told whose JSON cannot be read. */
class JsonTest {
    private static final String LIMITS = "it is deeper than 50 levels, or a number has more than 1000 digits";

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("{\"a\":NaN}", "1:", "this is no JSON"),
                Arguments.of("{}\nx", "2:", "this is no JSON"),
                Arguments.of("{\"a\":'b'}", "1:6: ", "this is no JSON"),
                Arguments.of("{} {}", "1:", "there is something behind the value"),
                Arguments.of("{\"a\":1,\"a\":2}", "1:", "a duplicate name"),
                Arguments.of("{\"a\":", "1:", "it ends too early"),
                Arguments.of("[".repeat(60) + "]".repeat(60), "1:", LIMITS),
                Arguments.of("1".repeat(1_001), "1:", LIMITS));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellsPlaceAndReasonInWordsOfItsOwn(String body, String place, String reason) {
        assertThatThrownBy(() -> Json.read(Buffer.buffer(body)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("the body is not JSON as it is read here: " + place)
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("Feature", "token", "character (");
    }
}
