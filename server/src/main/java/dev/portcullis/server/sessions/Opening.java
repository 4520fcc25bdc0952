package dev.portcullis.server.sessions;

import dev.portcullis.server.point.Asked;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that a gateway wants to open.
 *
 * @param asked what is to be decided
 * @param connection what the gateway calls its connection; empty where it has no name for it
 * @param certificateExpires when the client's certificate expires, where it has one
 */
record Opening(Asked asked, String connection, Optional<Instant> certificateExpires) {}
