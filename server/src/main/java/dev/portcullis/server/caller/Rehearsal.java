package dev.portcullis.server.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;

/**
 * Verifies tokens that nobody has sent and that are wrong, so that the first real one finds everything loaded: it is verified
 * by a thread for which others wait.
 */
final class Rehearsal {
    private static final int ROUNDS = 5;
    private static final int BYTES_OF_ES256 = 64;
    private static final int BITS = 8;
    private static final byte ANYTHING = 1;

    private final JwtIssuer issuer;

    Rehearsal(JwtIssuer issuer) {
        this.issuer = issuer;
    }

    /** Tries every key with every algorithm. Takes time. */
    void with(JWKSet keys) {
        JwtVerifier verifier = new JwtVerifier(issuer);
        for (JWK key : keys.getKeys()) {
            for (String algorithm : issuer.algorithms()) {
                SignedJWT token = token(JWSAlgorithm.parse(algorithm), key);
                for (int round = 0; round < ROUNDS; round++) {
                    verifier.verify(token, keys, Instant.EPOCH);
                }
            }
        }
    }

    private SignedJWT token(JWSAlgorithm algorithm, JWK key) {
        byte[] signature = new byte[JWSAlgorithm.Family.RSA.contains(algorithm) ? key.size() / BITS : BYTES_OF_ES256];
        Arrays.fill(signature, ANYTHING);
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(issuer.issuer()).build();
        try {
            return new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID(key.getKeyID())
                            .build()
                            .toBase64URL(),
                    Base64URL.encode(claims.toString()),
                    Base64URL.encode(signature));
        } catch (ParseException impossible) {
            throw new IllegalStateException("what was just made can be read", impossible);
        }
    }
}
