package dev.portcullis.server.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.server.caller.Identification.Known;
import dev.portcullis.server.caller.Identification.Unknown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The issuers whose JWTs are taken. What was verified is remembered by its hash, as long as the issuer's keys stay the same. */
final class IssuerBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerBook.class);
    private static final int LONGEST = 8 * 1024;
    private static final long REMEMBERED = 10_000;

    private final Vertx vertx;
    private final Map<String, Issuer> issuers = new HashMap<>();
    private final Cache<ByteBuffer, Proof> proofs =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * An issuer with its keys.
     *
     * @param settings what its tokens must be like
     * @param keys its keys
     */
    private record Issuer(JwtIssuer settings, KeySource keys) {
        void rehearse() {
            new Rehearsal(settings).with(keys.held().keys());
        }

        JwtVerifier.Verdict verdict(SignedJWT token, HeldKeys held, Instant now) {
            return new JwtVerifier(settings).verify(token, held.keys(), now);
        }
    }

    /**
     * A token that was verified.
     *
     * @param issuer who has issued it
     * @param keys the generation of the issuer's keys then
     * @param known whose token it is
     * @param until when it ends
     */
    private record Proof(Issuer issuer, long keys, Known known, Instant until) {
        boolean holds(Instant now) {
            return now.isBefore(until) && issuer.keys().held().generation() == keys;
        }
    }

    IssuerBook(Vertx vertx, List<Issuer> issuers) {
        this.vertx = vertx;
        issuers.forEach(issuer -> this.issuers.put(issuer.settings().issuer(), issuer));
    }

    /** A book of other issuers. Keys are read anew only where they are elsewhere now; this book is not used any more. */
    IssuerBook with(List<JwtIssuer> others) {
        List<Issuer> next = others.stream()
                .map(settings -> new Issuer(settings, source(settings)))
                .toList();
        issuers.values().stream()
                .map(Issuer::keys)
                .filter(keys -> next.stream().map(Issuer::keys).noneMatch(keys::equals))
                .forEach(KeySource::close);
        return new IssuerBook(vertx, next);
    }

    private KeySource source(JwtIssuer settings) {
        return Optional.ofNullable(issuers.get(settings.issuer()))
                .filter(before -> before.settings().keys().equals(settings.keys()))
                .filter(before -> before.settings().refresh().equals(settings.refresh()))
                .map(Issuer::keys)
                .orElseGet(() -> KeySource.start(vertx, settings));
    }

    /** Completes when all keys were read, or could not be, and the first token can be verified as fast as later ones. */
    Future<Void> ready() {
        return Future.join(issuers.values().stream()
                        .map(issuer -> issuer.keys().ready())
                        .toList())
                .compose(read -> vertx.executeBlocking(() -> {
                    issuers.values().forEach(Issuer::rehearse);
                    return read;
                }))
                .onFailure(broken -> LOG.warn("the first tokens will take longer than later ones", broken))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Whose token it is, if that was verified already. */
    Optional<Known> remembered(String text, Instant now) {
        return text.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(proofs.getIfPresent(hash(text)))
                        .filter(proof -> proof.holds(now))
                        .map(Proof::known);
    }

    /** Whose token it is. Waits for the keys of the issuer if the key of the token is not among them yet. */
    Future<Identification> identify(String text, Instant now) {
        Optional<SignedJWT> parsed = text.length() > LONGEST ? Optional.empty() : parse(text);
        if (parsed.isEmpty()) {
            return unknown(Failure.MALFORMED);
        }
        Issuer issuer = issuers.get(issuer(parsed.get()));
        if (issuer == null) {
            return unknown(Failure.UNKNOWN_ISSUER);
        }
        Identification first = identify(parsed.get(), issuer, now);
        boolean keyIsMissing = first instanceof Unknown unknown && unknown.failure() == Failure.UNKNOWN_KEY;
        return keyIsMissing && issuer.keys().mayAskAgain()
                ? issuer.keys().read().map(read -> identify(parsed.get(), issuer, now))
                : Future.succeededFuture(first);
    }

    private static Future<Identification> unknown(Failure failure) {
        return Future.succeededFuture(new Unknown(failure));
    }

    private Identification identify(SignedJWT token, Issuer issuer, Instant now) {
        HeldKeys held = issuer.keys().held();
        JwtVerifier.Verdict verdict = issuer.verdict(token, held, now);
        if (verdict.identification() instanceof Known known) {
            proofs.put(hash(token.getParsedString()), new Proof(issuer, held.generation(), known, verdict.until()));
        }
        return verdict.identification();
    }

    private static Optional<SignedJWT> parse(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return Optional.ofNullable(token.getJWTClaimsSet()).map(claims -> token);
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whom the token says it is from: chooses the keys that then have to fit. */
    private static String issuer(SignedJWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet().getIssuer()).orElse("");
        } catch (ParseException unreadable) {
            throw new IllegalStateException("the claims were read before", unreadable);
        }
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    @Override
    public void close() {
        issuers.values().forEach(issuer -> issuer.keys().close());
    }
}
