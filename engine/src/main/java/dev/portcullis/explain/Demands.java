package dev.portcullis.explain;

import dev.portcullis.request.Subject;
import dev.portcullis.source.Span;

/** What is demanded of a user beside permissions, and whether the credential shows it. */
final class Demands {
    private Demands() {}

    static Step mfa(String option, Subject.User user, Span place) {
        return user.mfaDevice().isEmpty()
                ? Step.of(Outcome.FAILED, option + ": the credential names no MFA device", place)
                : Step.of(Outcome.HELD, option + ": shown with MFA device " + Words.quoted(user.mfaDevice()), place);
    }

    static Step device(String option, Subject.User user, Span place) {
        return user.device().verified()
                ? Step.of(
                        Outcome.HELD,
                        option + ": shown with device "
                                + Words.quoted(user.device().id()),
                        place)
                : Step.of(Outcome.FAILED, option + ": the credential proves no trusted device", place);
    }
}
