package dev.portcullis.session;

import dev.portcullis.decision.Decision;
import dev.portcullis.text.GoDuration;
import dev.portcullis.text.GoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a session has ended.
 *
 * @param code a stable code: that of the decision, or {@code idle_timeout}, {@code lease_lost}, {@code
 *     session_ttl_exceeded}, {@code certificate_expired}, {@code shut_down}
 * @param message what the user is told
 * @param adminMessage what the administrator is told
 * @param decision the decision that ended it, where one did
 */
public record Termination(String code, String message, String adminMessage, Optional<Decision> decision) {
    static Termination decided(Decision decision) {
        return new Termination(
                decision.reason().code(), decision.message(), decision.adminMessage(), Optional.of(decision));
    }

    static Termination idle(Duration timeout) {
        return limit("idle_timeout", "Client exceeded idle timeout of " + GoDuration.of(timeout));
    }

    static Termination neverActive() {
        return limit("idle_timeout", "Client reported no activity");
    }

    static Termination leaseLost(Duration lease) {
        return limit("lease_lost", "session lease of " + GoDuration.of(lease) + " was not renewed");
    }

    static Termination tooLong(Duration longest) {
        return limit("session_ttl_exceeded", "session exceeded its maximum duration of " + GoDuration.of(longest));
    }

    static Termination certificateExpired(Instant expiry) {
        return limit("certificate_expired", "client certificate expired at " + GoTime.of(expiry));
    }

    static Termination shutDown() {
        return limit("shut_down", "the gateway is shutting down");
    }

    static Termination unwatched(Throwable fault) {
        String message = "the session could not be watched any longer";
        return new Termination("error", message, message + ": " + fault, Optional.empty());
    }

    private static Termination limit(String code, String message) {
        return new Termination(code, message, message, Optional.empty());
    }
}
