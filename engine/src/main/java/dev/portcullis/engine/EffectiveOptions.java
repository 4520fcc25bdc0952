package dev.portcullis.engine;

import dev.portcullis.decision.Obligation;
import dev.portcullis.format.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the options of a user's roles come to. Immutable. */
final class EffectiveOptions {
    private final Duration maxSessionTtl;
    private final List<Obligation> others;
    private final List<Obligation> all;

    /**
     * @param maxSessionTtl how long a certificate lives at most
     * @param others everything else, in the order of answers
     */
    EffectiveOptions(Duration maxSessionTtl, List<Obligation> others) {
        this.maxSessionTtl = maxSessionTtl;
        this.others = List.copyOf(others);
        this.all = List.copyOf(after(maxSessionTtl));
    }

    /** The obligations of an answer to a request for a certificate that lives so long; zero where none is asked for. */
    List<Obligation> obligations(Duration requestedTtl) {
        boolean shorter = !requestedTtl.isZero() && requestedTtl.compareTo(maxSessionTtl) < 0;
        return shorter ? after(requestedTtl) : all;
    }

    private List<Obligation> after(Duration ttl) {
        List<Obligation> obligations = new ArrayList<>(others.size() + 1);
        obligations.add(new Obligation("max_session_ttl", Times.print(ttl)));
        obligations.addAll(others);
        return obligations;
    }
}
