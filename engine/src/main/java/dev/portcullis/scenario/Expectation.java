package dev.portcullis.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The right answer of a scenario. Empty texts and collections mean that it does not matter.
 *
 * @param decision {@code allow}, {@code deny}, {@code terminate} or {@code invalid}
 * @param by what kind of check decides
 * @param rule name of the rule that decides
 * @param message what users are told
 * @param locks any one of these is reported
 * @param options effective values of role options; lists are sorted and joined by comma and blank
 */
public record Expectation(
        String decision,
        String by,
        String rule,
        Optional<String> message,
        List<String> locks,
        Map<String, String> options) {
    public Expectation {
        locks = List.copyOf(locks);
        options = Map.copyOf(options);
    }
}
