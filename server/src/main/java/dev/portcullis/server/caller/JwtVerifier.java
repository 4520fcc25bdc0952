package dev.portcullis.server.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.portcullis.server.caller.Identification.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies the tokens of one issuer. Only keys that the issuer is configured with are ever used: what a header says of keys and
 * where they are has no meaning, and an algorithm counts only if it is configured and is the key's own.
 */
final class JwtVerifier {
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    private final JwtIssuer issuer;
    private final Set<JWSAlgorithm> algorithms;

    JwtVerifier(JwtIssuer issuer) {
        this.issuer = issuer;
        this.algorithms = issuer.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What became of a token.
     *
     * @param identification whose it is
     * @param until how long that holds
     */
    record Verdict(Identification identification, Instant until) {
        static Verdict unknown(Failure failure) {
            return new Verdict(new Unknown(failure), Instant.MIN);
        }
    }

    /**
     * Verifies a token.
     *
     * @param keys those that the issuer has now
     */
    Verdict verify(SignedJWT token, JWKSet keys, Instant now) {
        JWSHeader header = token.getHeader();
        if (!algorithms.contains(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return Verdict.unknown(Failure.WRONG_ALGORITHM);
        }
        if (new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys).isEmpty()) {
            return Verdict.unknown(Failure.UNKNOWN_KEY);
        }
        try {
            JWTClaimsSet claims = processor(keys, now).process(token, new SimpleSecurityContext());
            return livesForATime(claims, now) ? verdict(claims) : Verdict.unknown(Failure.WRONG_CLAIMS);
        } catch (ExpiredJWTException expired) {
            return Verdict.unknown(Failure.EXPIRED);
        } catch (BadJWSException forged) {
            return Verdict.unknown(Failure.WRONG_SIGNATURE);
        } catch (BadJOSEException | JOSEException refused) {
            return Verdict.unknown(Failure.WRONG_CLAIMS);
        }
    }

    private Verdict verdict(JWTClaimsSet claims) {
        Instant end = claims.getExpirationTime().toInstant().plus(issuer.skew());
        return new ClaimReader(claims)
                .known(issuer.claims())
                .map(known -> new Verdict(known, end))
                .orElseGet(() -> Verdict.unknown(Failure.WRONG_CLAIMS));
    }

    /** Whether it has begun, and has an end that is not too far away; the library takes an end that is null for one. */
    private boolean livesForATime(JWTClaimsSet claims, Instant now) {
        Instant issued =
                Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant).orElse(now);
        return !issued.isAfter(now.plus(issuer.skew()))
                && Optional.ofNullable(claims.getExpirationTime())
                        .map(end -> Duration.between(issued, end.toInstant()))
                        .filter(life -> life.compareTo(issuer.longestLife()) <= 0)
                        .isPresent();
    }

    private DefaultJWTProcessor<SecurityContext> processor(JWKSet keys, Instant now) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new ClaimsAt(issuer, now));
        return processor;
    }

    /** Checks claims at a given time. */
    private static final class ClaimsAt extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Instant now;

        ClaimsAt(JwtIssuer issuer, Instant now) {
            super(
                    issuer.audience(),
                    new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                    Set.of("exp"),
                    Set.of());
            this.now = now;
            setMaxClockSkew((int) issuer.skew().toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(now);
        }
    }
}
