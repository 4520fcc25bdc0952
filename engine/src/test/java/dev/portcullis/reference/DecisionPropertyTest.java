package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import org.junit.jupiter.api.Test;

class DecisionPropertyTest {
    private static final int EXAMPLES = 20_000;
    private static final ReferenceDecider REFERENCE = new ReferenceDecider();

    @Test
    void theReferenceAgreesWithItself() {
        Comparison.fromProperties().agreesWith(REFERENCE::decide, EXAMPLES);
    }

    @Test
    void aCandidateThatForgetsDenySectionsIsCaught() {
        assertThatThrownBy(() -> Comparison.fromProperties().agreesWith(this::withoutDenials, EXAMPLES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("reference: Verdict[effect=")
                .hasMessageContaining("candidate: Verdict[effect=ALLOW")
                .hasMessageContaining("roleMap=");
    }

    @Test
    void aCandidateThatForgetsAgentsIsCaught() {
        Candidate candidate = (catalog, stale, request) -> request.subject() instanceof Subject.Agent
                ? Verdict.CONTINUES
                : REFERENCE.decide(catalog, stale, request);
        assertThatThrownBy(() -> Comparison.fromProperties().agreesWith(candidate, EXAMPLES))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theSameSeedGivesTheSameWorlds() {
        assertThat(firstWorlds(7)).isEqualTo(firstWorlds(7)).isNotEqualTo(firstWorlds(8));
    }

    private static String firstWorlds(long seed) {
        StringBuilder seen = new StringBuilder();
        new Comparison(seed)
                .agreesWith(
                        (catalog, stale, request) -> {
                            seen.append(catalog.locks()).append(stale).append(catalog.settings());
                            return REFERENCE.decide(catalog, stale, request);
                        },
                        20);
        return seen.toString();
    }

    private Verdict withoutDenials(Catalog catalog, boolean stale, Request request) {
        Verdict verdict = REFERENCE.decide(catalog, stale, request);
        return verdict.reason() == Reason.ROLE_DENIED ? Verdict.GRANTED : verdict;
    }
}
