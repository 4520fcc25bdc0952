package dev.portcullis.role;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a role says of connections. Zero counts as nothing said.
 *
 * @param clientIdleTimeout when an idle session ends
 * @param maxConnections most SSH connections at a time
 * @param maxSessions most sessions in one SSH connection
 * @param maxKubernetesConnections most Kubernetes connections at a time
 */
public record ConnectionOptions(
        Optional<Duration> clientIdleTimeout,
        OptionalLong maxConnections,
        OptionalLong maxSessions,
        OptionalLong maxKubernetesConnections) {
    /** Nothing said. */
    public static final ConnectionOptions NONE =
            new ConnectionOptions(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
