package dev.portcullis.catalog;

import dev.portcullis.decision.Obligation;
import dev.portcullis.role.RoleOptions;
import java.util.List;
import java.util.Optional;

/**
 * What holds when an {@code allow} rule applies.
 *
 * @param options options that count like another role's; missing where the rule names none
 * @param obligations what else the gateway must see to
 */
public record RuleSettings(Optional<RoleOptions> options, List<Obligation> obligations) {
    /** Nothing more than that it is allowed. */
    public static final RuleSettings NONE = new RuleSettings(Optional.empty(), List.of());

    public RuleSettings {
        obligations = List.copyOf(obligations);
    }
}
