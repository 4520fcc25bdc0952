package dev.portcullis.gateway;

import java.time.Duration;

/**
 * Where a gateway listens, and what clients may take from it before they are let in.
 *
 * @param port where it listens; 0 for any that is free
 * @param mostConnections how many clients it serves at the same time
 * @param startupTimeout how long a client has to say what it wants
 */
record GatewaySettings(int port, int mostConnections, Duration startupTimeout) {
    private static final int USUAL_CONNECTIONS = 100;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** As many clients as PostgreSQL itself usually takes, and ten seconds to begin. */
    static GatewaySettings at(int port) {
        return new GatewaySettings(port, USUAL_CONNECTIONS, USUAL_TIMEOUT);
    }
}
