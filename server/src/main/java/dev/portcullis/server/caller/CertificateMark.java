package dev.portcullis.server.caller;

import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * What a certificate is known by. Names are compared whole; there are no patterns.
 *
 * @param kind which part of the certificate
 * @param value what that part says, in one of its spellings
 */
public record CertificateMark(Kind kind, String value) {
    /** A part of a certificate, those first that are looked at first. */
    public enum Kind {
        /** A URI among the alternative names; identities of SPIFFE are such. */
        URI("uri"),
        /** A DNS name among the alternative names. */
        DNS("dns"),
        /** The distinguished name of the subject. */
        SUBJECT("subject");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in the callers file. */
        public String word() {
            return word;
        }
    }

    static CertificateMark uri(String uri) {
        return new CertificateMark(Kind.URI, uri);
    }

    /** Case makes no difference in DNS. */
    static CertificateMark dns(String name) {
        return new CertificateMark(Kind.DNS, name.toLowerCase(Locale.ROOT));
    }

    static CertificateMark subject(X500Principal subject) {
        return new CertificateMark(Kind.SUBJECT, subject.getName(X500Principal.CANONICAL));
    }

    /** Reads a distinguished name such as {@code CN=gateway,O=Example}. */
    static Optional<CertificateMark> subject(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(subject(new X500Principal(name)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return kind.word() + " " + value;
    }
}
