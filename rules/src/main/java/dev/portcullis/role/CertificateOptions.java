package dev.portcullis.role;

import java.time.Duration;
import java.util.Optional;

/**
 * What a role says of certificates.
 *
 * @param maxSessionTtl how long they live at most; zero counts as nothing said
 * @param disconnectExpired whether a session ends with its certificate
 * @param pinSourceIp whether they are bound to an address
 * @param format format of those for SSH
 */
public record CertificateOptions(
        Optional<Duration> maxSessionTtl,
        Optional<Boolean> disconnectExpired,
        Optional<Boolean> pinSourceIp,
        Optional<CertificateFormat> format) {
    /** How long certificates live at most where nothing is said. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(30);

    /** Nothing said. */
    public static final CertificateOptions NONE =
            new CertificateOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** How long certificates live at most, with the default where nothing is said. */
    public Duration ttl() {
        return maxSessionTtl.filter(said -> !said.isZero()).orElse(DEFAULT_TTL);
    }
}
