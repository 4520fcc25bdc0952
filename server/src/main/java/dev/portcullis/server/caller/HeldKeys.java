package dev.portcullis.server.caller;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * The keys of an issuer as they were read.
 *
 * @param generation one more whenever they have changed; 0 for keys that are not known
 * @param keys those that count
 */
record HeldKeys(long generation, JWKSet keys) {
    static final HeldKeys UNKNOWN = new HeldKeys(0, new JWKSet());
}
