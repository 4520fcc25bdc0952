package dev.portcullis.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The right answer of a scenario. Empty texts, collections and optional values mean that it does not matter.
 *
 * @param decision {@code allow}, {@code deny}, {@code terminate} or {@code invalid}
 * @param by what kind of check decides
 * @param rule name of the rule that decides
 * @param message what users are told
 * @param locks any one of these is reported
 * @param options effective values of role options; see {@code obligations}
 * @param obligations what the gateway must see to, beside options; lists are sorted and joined by comma and blank, and
 *     no value means that there must be none
 * @param warnings all of them, sorted
 * @param missing parts of what an explanation names as missing; an empty list means that nothing is
 */
public record Expectation(
        String decision,
        String by,
        String rule,
        Optional<String> message,
        List<String> locks,
        Map<String, Optional<String>> options,
        Map<String, Optional<String>> obligations,
        Optional<List<String>> warnings,
        Optional<List<String>> missing) {
    public Expectation {
        locks = List.copyOf(locks);
        options = Map.copyOf(options);
        obligations = Map.copyOf(obligations);
        warnings = warnings.map(List::copyOf);
        missing = missing.map(List::copyOf);
    }
}
