package dev.portcullis.server.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** What an issuer signs with. */
final class SigningKeys {
    static final String ISSUER = "https://id.example.com";
    static final RSAKey RSA = rsa("one", 2048);
    static final RSAKey OTHER_RSA = rsa("one", 2048);
    static final JWK EC = ec();

    private SigningKeys() {}

    static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    private static JWK ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The public keys, as they are published. */
    static String published(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    /** Claims that are all right. */
    static JWTClaimsSet.Builder claims() {
        return claims(CallerServer.NOW);
    }

    static JWTClaimsSet.Builder claims(Instant issued) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("portcullis")
                .subject("gateway")
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(Duration.ofMinutes(10))));
    }

    static String signed(JWTClaimsSet.Builder claims) {
        return signed(
                RSA, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
    }

    static String signed(JWK key, JWSHeader header, JWTClaimsSet.Builder claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
    }
}
