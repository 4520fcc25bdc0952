package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries the files that TLS is spoken with, before anybody connects. */
final class TlsFiles {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    /** Older forms, which Vert.x reads and Java does not. */
    private static final Pattern OLDER_KEY = Pattern.compile("-----BEGIN (RSA|EC) PRIVATE KEY-----");

    private static final Map<String, String> SIGNING = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private final Fields fields;
    private final Diagnostics diagnostics;

    /**
     * @param fields what names the files
     * @param diagnostics where mistakes are reported
     */
    TlsFiles(Fields fields, Diagnostics diagnostics) {
        this.fields = fields;
        this.diagnostics = diagnostics;
    }

    /** Tries the certificate of a server with its key. Files that cannot be read are somebody else's matter. */
    void tryPair(Path certificate, Path key) {
        List<X509Certificate> chain = certificates("certificate", certificate);
        chain.stream().limit(1).forEach(own -> checkTime("certificate", own));
        if (Files.isReadable(key)) {
            chain.stream().limit(1).forEach(own -> tryPair(own, key));
        }
    }

    /** Tries the certificates of those who issue the ones of callers. */
    void tryAuthorities(Path file) {
        certificates("client_ca", file).forEach(authority -> checkTime("client_ca", authority));
    }

    private void tryPair(X509Certificate certificate, Path key) {
        try {
            String text = Files.readString(key, StandardCharsets.ISO_8859_1);
            if (OLDER_KEY.matcher(text).find()) {
                return;
            }
            PublicKey known = certificate.getPublicKey();
            Optional<PrivateKey> secret = privateKey(text, known.getAlgorithm());
            if (secret.isEmpty() || !fit(secret.get(), known)) {
                refuse("key", "the key is not that of the certificate", "both are made anew together");
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            refuse(
                    "key",
                    "this file holds no private key that can be read",
                    "it is PEM, PKCS#8, without a password: `openssl pkcs8 -topk8 -nodes -in OLD -out NEW`");
        }
    }

    /**
     * A key of some kind.
     *
     * @return missing when it is one of another kind
     * @throws IllegalArgumentException if there is none in the text
     */
    private static Optional<PrivateKey> privateKey(String text, String algorithm) {
        Matcher pem = PRIVATE_KEY.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException("there is no key");
        }
        byte[] content = Base64.getMimeDecoder().decode(pem.group(1));
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content)));
        } catch (GeneralSecurityException other) {
            return Optional.empty();
        }
    }

    private static boolean fit(PrivateKey secret, PublicKey known) {
        String algorithm = SIGNING.getOrDefault(known.getAlgorithm(), known.getAlgorithm());
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            return signature.verify(signed);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private List<X509Certificate> certificates(String name, Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(TlsFiles::x509)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException unreadable) {
            refuse(name, "this file holds no certificate that can be read", "it is PEM, with one or more certificates");
            return List.of();
        }
        refuse(name, "this file holds no certificate", "it is PEM, with one or more certificates");
        return List.of();
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }

    private void checkTime(String name, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException late) {
            refuse(
                    name,
                    "the certificate has ended at " + certificate.getNotAfter().toInstant(),
                    "renew it");
        } catch (CertificateNotYetValidException early) {
            refuse(
                    name,
                    "the certificate begins at " + certificate.getNotBefore().toInstant(),
                    "is the clock of this machine right?");
        }
    }

    private void refuse(String name, String why, String help) {
        diagnostics.add(
                DiagnosticCode.INVALID_FIELD.at(fields.placeOf(name), why).withHelp(help));
    }
}
