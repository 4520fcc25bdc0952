package dev.portcullis.server.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.server.caller.Identification.Known;
import dev.portcullis.server.caller.Identification.Unknown;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The callers that are known by certificates. TLS has verified a certificate before it is looked up here. */
final class CertificateBook {
    private static final int URI = 6;
    private static final int DNS = 2;
    private static final long REMEMBERED = 10_000;

    private final Map<CertificateMark, Grant> grants;
    /** By certificate object: every connection has one, and its requests come with the same. */
    private final Cache<X509Certificate, Optional<Grant>> found =
            Caffeine.newBuilder().weakKeys().maximumSize(REMEMBERED).build();

    CertificateBook(List<CertificateCaller> callers) {
        this.grants = callers.stream()
                .collect(Collectors.toUnmodifiableMap(CertificateCaller::mark, CertificateCaller::grant));
    }

    /** Whose certificate this is; one that has ended since the connection was made is nobody's. */
    Identification identify(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return new Unknown(Failure.EXPIRED);
        }
        Instant proven = certificate.getNotBefore().toInstant();
        return found.get(certificate, this::find)
                .<Identification>map(grant -> new Known(grant, proven))
                .orElseGet(() -> new Unknown(Failure.UNKNOWN_CERTIFICATE));
    }

    private Optional<Grant> find(X509Certificate certificate) {
        return marks(certificate).stream()
                .filter(grants::containsKey)
                .findFirst()
                .map(grants::get);
    }

    private static List<CertificateMark> marks(X509Certificate certificate) {
        List<CertificateMark> marks = new ArrayList<>();
        names(certificate, URI).forEach(uri -> marks.add(CertificateMark.uri(uri)));
        names(certificate, DNS).forEach(name -> marks.add(CertificateMark.dns(name)));
        marks.add(CertificateMark.subject(certificate.getSubjectX500Principal()));
        return marks;
    }

    /** The alternative names of one kind; a certificate whose names cannot be read has none. */
    private static List<String> names(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(kind))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
