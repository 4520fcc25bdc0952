package dev.portcullis.server.extauthz;

import dev.portcullis.server.mapping.PeerCertificate;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the names in a certificate that Envoy hands on as PEM, URL-encoded. */
final class ClientCertificate {
    private static final int DNS = 2;
    private static final int URI = 6;

    private ClientCertificate() {}

    /** @throws IllegalArgumentException if it is not a certificate */
    static PeerCertificate read(String principal, String encoded) {
        String pem = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate = (X509Certificate)
                    factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return new PeerCertificate(principal, names(certificate, URI), names(certificate, DNS));
        } catch (CertificateException wrong) {
            throw new IllegalArgumentException("the certificate of the client cannot be read", wrong);
        }
    }

    private static List<String> names(X509Certificate certificate, int type) throws CertificateException {
        List<String> names = new ArrayList<>();
        if (certificate.getSubjectAlternativeNames() != null) {
            for (List<?> name : certificate.getSubjectAlternativeNames()) {
                if (name.get(0).equals(type) && name.get(1) instanceof String text) {
                    names.add(text);
                }
            }
        }
        return names;
    }
}
