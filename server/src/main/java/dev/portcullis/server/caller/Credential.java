package dev.portcullis.server.caller;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a caller says of itself. The first of these decides alone: our own header, the usual one, the certificate. */
sealed interface Credential {
    /** Header for gateways that hand on the header {@code Authorization} of somebody else. */
    String HEADER = "Portcullis-Token";

    /** Nothing. */
    record Nothing() implements Credential {}

    /** Something that cannot be read. */
    record Unreadable() implements Credential {}

    /** A token. */
    record Token(String text) implements Credential {
        /** Without the token. */
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** A certificate that TLS has verified. */
    record Verified(X509Certificate certificate) implements Credential {}

    /** What a request says of its caller. */
    static Credential of(HttpServerRequest request) {
        List<String> own = request.headers().getAll(HEADER);
        if (!own.isEmpty()) {
            return own.size() == 1 ? new Token(own.get(0).strip()) : new Unreadable();
        }
        List<String> usual = request.headers().getAll("Authorization");
        if (!usual.isEmpty()) {
            return usual.size() == 1 ? bearer(usual.get(0)) : new Unreadable();
        }
        return ofConnection(request.connection());
    }

    private static Credential bearer(String header) {
        String scheme = "Bearer ";
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? new Token(header.substring(scheme.length()).strip())
                : new Unreadable();
    }

    private static Credential ofConnection(HttpConnection connection) {
        if (!connection.isSsl()) {
            return new Nothing();
        }
        try {
            List<Certificate> chain = connection.peerCertificates();
            return chain != null && !chain.isEmpty() && chain.get(0) instanceof X509Certificate certificate
                    ? new Verified(certificate)
                    : new Nothing();
        } catch (SSLPeerUnverifiedException none) {
            return new Nothing();
        }
    }
}
