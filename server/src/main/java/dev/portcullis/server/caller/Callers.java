package dev.portcullis.server.caller;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.server.caller.Identification.Known;
import dev.portcullis.server.caller.Identification.Unknown;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out who calls by tokens of ours, JWTs and certificates. All failures look the same to callers; why it was is counted
 * and logged. Safe for any number of threads; none of them is blocked.
 */
public final class Callers implements Authentication, AutoCloseable {
    private static final int MOST_FAILURES = 100;
    private static final int TOO_MANY = 429;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Supplier<CompiledPolicy> policy;
    private final FailureLog failures = new FailureLog();
    private final FailedAttempts attempts = new FailedAttempts(MOST_FAILURES, Ticker.systemTicker());
    private volatile Books books;

    /** Those who are known. */
    private record Books(TokenBook tokens, IssuerBook issuers, CertificateBook certificates) {
        static Books of(CallersFile file, IssuerBook issuers) {
            return new Books(new TokenBook(file.tokens()), issuers, new CertificateBook(file.certificates()));
        }
    }

    /**
     * @param vertx reads the keys of issuers
     * @param clock tells what has ended
     * @param policy the policy in force, which knows the users
     * @param file who may call
     */
    public Callers(Vertx vertx, InstantSource clock, Supplier<CompiledPolicy> policy, CallersFile file) {
        this.vertx = vertx;
        this.clock = clock;
        this.policy = policy;
        this.books = Books.of(file, new IssuerBook(vertx, List.of()).with(file.issuers()));
    }

    /** Completes when the keys of all issuers were read, or could not be, which is logged. */
    public Future<Void> start() {
        return books.issuers().ready();
    }

    /** Uses another file from now on: who is not in it is known no longer. */
    public synchronized void use(CallersFile file) {
        books = Books.of(file, books.issuers().with(file.issuers()));
    }

    /** How often callers were refused, by reason. */
    public Map<Failure, Long> failures() {
        return failures.counts();
    }

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        String address = address(request);
        Credential credential = Credential.of(request);
        if (credential instanceof Credential.Token token && !token.text().startsWith(SecretToken.PREFIX)) {
            return byJwt(token.text(), address);
        }
        return answer(identify(credential), address);
    }

    private static String address(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress())
                .map(socket -> socket.hostAddress())
                .orElse("this machine");
    }

    private Identification identify(Credential credential) {
        Instant now = clock.instant();
        if (credential instanceof Credential.Token token) {
            return books.tokens().identify(token.text(), now);
        }
        if (credential instanceof Credential.Verified verified) {
            return books.certificates().identify(verified.certificate(), now);
        }
        return new Unknown(credential instanceof Credential.Nothing ? Failure.NO_CREDENTIALS : Failure.MALFORMED);
    }

    /** Where too much has failed, nothing is verified any more that costs time; what was verified before still counts. */
    private Future<Caller> byJwt(String text, String address) {
        Instant now = clock.instant();
        IssuerBook issuers = books.issuers();
        Optional<Known> remembered = issuers.remembered(text, now);
        if (remembered.isPresent()) {
            return answer(remembered.get(), address);
        }
        if (attempts.exhausted(address)) {
            return answer(new Unknown(Failure.TOO_MANY), address);
        }
        Future<Identification> found = issuers.identify(text, now);
        return found.isComplete()
                ? answer(found.result(), address)
                : here(found).compose(identification -> answer(identification, address));
    }

    /** The same, where the caller's event loop goes on. */
    private <T> Future<T> here(Future<T> elsewhere) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        elsewhere.onComplete(done -> context.runOnContext(now -> promise.handle(done)));
        return promise.future();
    }

    private Future<Caller> answer(Identification identification, String address) {
        if (identification instanceof Known known) {
            return Future.succeededFuture(known.grant().caller(policy.get(), known.proven()));
        }
        Failure failure = ((Unknown) identification).failure();
        boolean attempt = failure != Failure.NO_CREDENTIALS;
        failures.add(failure, address);
        if (attempt && attempts.exhausted(address)) {
            return Future.failedFuture(new Refusal(TOO_MANY, "too many attempts to authenticate have failed"));
        }
        if (attempt) {
            attempts.add(address);
        }
        return Future.failedFuture(Refusal.unauthenticated());
    }

    @Override
    public void close() {
        books.issuers().close();
    }
}
