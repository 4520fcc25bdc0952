package dev.portcullis.store.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are believed, and how the client proves who it is.
 *
 * @param authorities a file of PEM with those who vouch for the server; without it those of the machine do
 * @param identity the certificate of the client, where it has one
 */
public record ServerTrust(Optional<Path> authorities, Optional<Identity> identity) {
    /** What the machine believes, and no certificate. */
    public static final ServerTrust OF_MACHINE = new ServerTrust(Optional.empty(), Optional.empty());

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    private static final char[] NO_PASSWORD = new char[0];

    /**
     * A certificate of a client.
     *
     * @param certificate a file of PEM with it, and those that lead to its authority
     * @param key a file of PEM with its key, as PKCS #8 without a password
     */
    public record Identity(Path certificate, Path key) {}

    /**
     * The settings for TLS.
     *
     * @throws IllegalArgumentException if a file cannot be used
     */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trusted(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("the settings for TLS cannot be used: " + broken.getMessage(), broken);
        }
    }

    private TrustManager @Nullable [] trusted() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(authorities.get())) {
            store.setCertificateEntry("authority" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        if (identity.isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        Certificate[] chain = certificates(identity.get().certificate()).toArray(new Certificate[0]);
        store.setKeyEntry("client", key(identity.get().key()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            List<Certificate> found =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(stream));
            if (found.isEmpty()) {
                throw new IOException("there is no certificate in " + file);
            }
            return found;
        }
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        Matcher written = KEY.matcher(Files.readString(file));
        if (!written.find()) {
            throw new IOException("there is no key of PKCS #8 in " + file);
        }
        PKCS8EncodedKeySpec bytes =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(written.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> key = key(algorithm, bytes);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException("the key in " + file + " is of an unknown kind");
    }

    /** Nothing for a key of another kind. */
    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec bytes)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(bytes));
        } catch (InvalidKeySpecException other) {
            return Optional.empty();
        }
    }
}
