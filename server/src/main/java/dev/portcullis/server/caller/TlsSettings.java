package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import io.vertx.core.Future;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a server speaks TLS, 1.2 or 1.3.
 *
 * @param certificate file with the certificate of the server and those between it and its root (PEM)
 * @param key file with the private key of the certificate (PEM, PKCS#8)
 * @param clientCa file with the certificates that issue those of callers (PEM)
 * @param clients whether callers have certificates
 */
public record TlsSettings(Path certificate, Path key, Optional<Path> clientCa, ClientCertificates clients) {
    /** Whether callers have certificates. */
    public enum ClientCertificates {
        /** Nobody is asked for one. */
        NONE("none", ClientAuth.NONE),
        /** Whoever has one may show it; a wrong one is refused. */
        REQUEST("request", ClientAuth.REQUEST),
        /** Nobody can connect without one. */
        REQUIRED("required", ClientAuth.REQUIRED);

        private final String word;
        private final ClientAuth auth;

        ClientCertificates(String word, ClientAuth auth) {
            this.word = word;
            this.auth = auth;
        }

        /** The word in configuration files. */
        public String word() {
            return word;
        }
    }

    public TlsSettings {
        if (clients != ClientCertificates.NONE && clientCa.isEmpty()) {
            throw new IllegalArgumentException("certificates of callers are verified with those of who issues them");
        }
    }

    /** What is wrong with the files as they are now; nothing where they can be used. */
    public List<String> mistakes() {
        Diagnostics found = new Diagnostics();
        TlsFiles files = new TlsFiles(Fields.NONE, found);
        files.tryPair(certificate, key);
        clientCa.ifPresent(files::tryAuthorities);
        return Stream.concat(
                        Stream.concat(Stream.of(certificate, key), clientCa.stream())
                                .filter(file -> !Files.isReadable(file))
                                .map(file -> file + " cannot be read"),
                        found.sorted().stream().map(Diagnostic::message))
                .toList();
    }

    /** Has a server speak TLS; with ALPN, so that HTTP/2 is spoken as well. */
    public HttpServerOptions over(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setKeyCertOptions(keys())
                .setClientAuth(clients.auth);
        trust().ifPresent(options::setTrustOptions);
        return options;
    }

    /** Reads the files anew. Connections that are there go on; on failure, new ones get the certificate from before. */
    public Future<Boolean> renew(HttpServer server) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setUseAlpn(true)
                .setApplicationLayerProtocols(List.of("h2", "http/1.1"))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setKeyCertOptions(keys())
                .setClientAuth(clients.auth);
        trust().ifPresent(options::setTrustOptions);
        return server.updateSSLOptions(options, true);
    }

    private PemKeyCertOptions keys() {
        return new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString());
    }

    private Optional<PemTrustOptions> trust() {
        return clientCa.map(ca -> new PemTrustOptions().addCertPath(ca.toString()));
    }
}
