package dev.portcullis.server.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A name in the certificate of a client. */
enum CertificatePart {
    PRINCIPAL,
    URI_SAN,
    DNS_SAN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CertificatePart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(CertificatePart::word).toList();
    }

    /** All of these names. */
    List<String> in(PeerCertificate certificate) {
        return switch (this) {
            case PRINCIPAL -> certificate.principal().isEmpty() ? List.of() : List.of(certificate.principal());
            case URI_SAN -> certificate.uris();
            case DNS_SAN -> certificate.hosts();
        };
    }
}
