package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.EtcdSettings.Identity;
import dev.portcullis.store.etcd.EtcdSettings.Tls;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One member of a cluster.
 *
 * @param endpoint where it is
 * @param channel the connection to it, made when it is needed
 */
record Member(URI endpoint, ManagedChannel channel) {
    /** A connection that says nothing for so long is asked whether it lives; etcd forbids to ask more often than every 5 s. */
    private static final long QUIET_SECONDS = 10;

    private static final long ANSWER_SECONDS = 2;

    static Member at(URI endpoint, EtcdSettings settings) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(host(endpoint), endpoint.getPort())
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .keepAliveTime(QUIET_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.deadlines().attempt().toMillis())
                .directExecutor();
        if (EtcdSettings.isEncrypted(endpoint)) {
            builder.sslContext(context(settings.tls()));
        } else {
            builder.usePlaintext();
        }
        return new Member(endpoint, builder.build());
    }

    private static String host(URI endpoint) {
        String host = endpoint.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static SslContext context(Optional<Tls> tls) {
        SslContextBuilder context = GrpcSslContexts.forClient();
        tls.flatMap(Tls::authorities)
                .ifPresent(file ->
                        use(file, () -> context.trustManager(readable(file).toFile())));
        tls.flatMap(Tls::identity).ifPresent(identity -> show(identity, context));
        try {
            return context.build();
        } catch (SSLException broken) {
            throw new StoreException(Kind.UNAVAILABLE, "TLS cannot be used: " + broken.getMessage(), broken);
        }
    }

    private static void show(Identity identity, SslContextBuilder context) {
        Path key = readable(identity.key());
        Path certificate = readable(identity.certificate());
        use(key, () -> context.keyManager(certificate.toFile(), key.toFile()));
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new StoreException(Kind.UNAVAILABLE, "`" + file + "` cannot be read");
        }
        return file;
    }

    /** What Netty says of a file that it does not understand may show what is in it, and is kept back. */
    private static void use(Path file, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException broken) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "`" + file + "` is not what TLS needs: certificates as PEM, a key as PEM that begins with"
                            + " `BEGIN PRIVATE KEY` (PKCS#8)");
        }
    }
}
