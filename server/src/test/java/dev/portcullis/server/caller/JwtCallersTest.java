package dev.portcullis.server.caller;

import static dev.portcullis.server.caller.SigningKeys.EC;
import static dev.portcullis.server.caller.SigningKeys.OTHER_RSA;
import static dev.portcullis.server.caller.SigningKeys.RSA;
import static dev.portcullis.server.caller.SigningKeys.claims;
import static dev.portcullis.server.caller.SigningKeys.header;
import static dev.portcullis.server.caller.SigningKeys.published;
import static dev.portcullis.server.caller.SigningKeys.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.portcullis.request.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JwtCallersTest {
    private static final String UNKNOWN = "401 the caller is not authenticated";
    private static final String KNOWN = "200 gateway [ask]";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path folder;

    private static CallerServer server;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("keys.json"), published(RSA, EC));
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
        server = new CallerServer(usual());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** So that the failures of one test do not count for the next. */
    @AfterEach
    void restart() {
        server.close();
        server = new CallerServer(usual());
    }

    private static CallersFile usual() {
        return file("");
    }

    private static CallersFile file(String more) {
        return CallerServer.file("""
                issuers:
                  - issuer: https://id.example.com
                    audience: [portcullis, other]
                    keys: keys.json
                    rights: ask
                """ + more.indent(4), folder);
    }

    private static String shared(JWSAlgorithm algorithm, byte[] secret) {
        return signed(
                new OctetSequenceKey.Builder(secret).keyID("one").build(),
                header(algorithm).keyID("one").build(),
                claims());
    }

    private void refuses(String token, Failure why) {
        long before = server.callers.failures().getOrDefault(why, 0L);
        assertThat(server.bearing(token)).isEqualTo(UNKNOWN);
        assertThat(server.callers.failures()).containsEntry(why, before + 1);
    }

    @Test
    void knowsWhoHasAnIssuersToken() {
        assertThat(server.bearing(signed(claims()))).isEqualTo(KNOWN);
        assertThat(server.bearing(
                        signed(EC, header(JWSAlgorithm.ES256).keyID("two").build(), claims())))
                .isEqualTo(KNOWN);
        assertThat(server.bearing(signed(
                        RSA,
                        header(JWSAlgorithm.PS256)
                                .type(new JOSEObjectType("at+jwt"))
                                .build(),
                        claims())))
                .isEqualTo(KNOWN);
    }

    @Test
    void refusesTheSignatureOfSomebodyElse() {
        refuses(signed(OTHER_RSA, header(JWSAlgorithm.RS256).keyID("one").build(), claims()), Failure.WRONG_SIGNATURE);
    }

    @Test
    void refusesClaimsThatWereChangedAfterwards() {
        String[] parts = signed(claims()).split("\\.", -1);
        String other = signed(claims().subject("root")).split("\\.", -1)[1];

        refuses(parts[0] + "." + other + "." + parts[2], Failure.WRONG_SIGNATURE);
    }

    @Test
    void refusesATokenWithoutSignature() {
        String plain = new PlainJWT(claims().build()).serialize();
        String[] parts = signed(claims()).split("\\.", -1);

        refuses(plain, Failure.MALFORMED);
        refuses(plain + "AAAA", Failure.MALFORMED);
        refuses(Base64URL.encode("{\"alg\":\"NoNe\"}") + "." + parts[1] + ".", Failure.MALFORMED);
        refuses(Base64URL.encode("{\"alg\":\"NoNe\"}") + "." + parts[1] + ".AAAA", Failure.WRONG_ALGORITHM);
        refuses(parts[0] + "." + parts[1] + ".", Failure.MALFORMED);
    }

    @Test
    void refusesAPublicKeyThatIsUsedAsASecret() throws Exception {
        for (byte[] secret : List.of(
                RSA.toRSAPublicKey().getEncoded(),
                RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                RSA.getModulus().decode())) {
            refuses(shared(JWSAlgorithm.HS256, secret), Failure.WRONG_ALGORITHM);
        }
    }

    @Test
    void refusesASecretThatIsPublished() throws IOException {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8))
                .keyID("three")
                .build();
        Files.writeString(folder.resolve("mixed.json"), new JWKSet(secret).toString(false));
        CallersFile mixed = CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, keys: mixed.json}]", folder);
        server.callers.use(mixed);
        CallerServer.await(server.callers.start());

        refuses(signed(secret, header(JWSAlgorithm.HS256).keyID("three").build(), claims()), Failure.WRONG_ALGORITHM);
    }

    @Test
    void usesNoKeyThatTheTokenBringsAlong() throws Exception {
        JWSHeader.Builder plain = header(JWSAlgorithm.RS256);
        refuses(signed(OTHER_RSA, plain.jwk(OTHER_RSA.toPublicJWK()).build(), claims()), Failure.WRONG_SIGNATURE);
        refuses(
                signed(
                        OTHER_RSA,
                        header(JWSAlgorithm.RS256)
                                .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                                .x509CertURL(URI.create("http://127.0.0.1:1/cert"))
                                .keyID("one")
                                .build(),
                        claims()),
                Failure.WRONG_SIGNATURE);
    }

    @Test
    void takesTheIdOfAKeyForNothingButAnId() {
        for (String id : List.of("../../../dev/null", "' or 1=1", "keys.json", "", "one\u0000", "x".repeat(2_000))) {
            refuses(signed(RSA, header(JWSAlgorithm.RS256).keyID(id).build(), claims()), Failure.UNKNOWN_KEY);
        }
    }

    @Test
    void refusesAlgorithmsThatTheIssuerMayNotUse() {
        refuses(signed(RSA, header(JWSAlgorithm.RS512).keyID("one").build(), claims()), Failure.WRONG_ALGORITHM);
    }

    @Test
    void refusesAnAlgorithmThatIsNotTheKeysOwn() throws IOException {
        String key =
                new JWKSet(new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS256).build()).toString(true);
        Files.writeString(folder.resolve("pinned.json"), key);
        server.callers.use(CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, keys: pinned.json}]", folder));
        CallerServer.await(server.callers.start());

        refuses(signed(claims()), Failure.UNKNOWN_KEY);
        assertThat(server.bearing(
                        signed(RSA, header(JWSAlgorithm.PS256).keyID("one").build(), claims())))
                .startsWith("200");
    }

    @Test
    void knowsNoKeysThatAreTooShort() throws IOException {
        Files.writeString(folder.resolve("weak.json"), published(SigningKeys.rsa("weak", 1024)));
        server.callers.use(CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, keys: weak.json}]", folder));
        CallerServer.await(server.callers.start());

        refuses(signed(RSA, header(JWSAlgorithm.RS256).keyID("weak").build(), claims()), Failure.UNKNOWN_KEY);
    }

    @Test
    void refusesExtensionsThatItDoesNotKnow() {
        refuses(
                signed(
                        RSA,
                        header(JWSAlgorithm.RS256)
                                .keyID("one")
                                .criticalParams(Set.of("exp"))
                                .customParam("exp", 1)
                                .build(),
                        claims()),
                Failure.WRONG_ALGORITHM);
    }

    @Test
    void refusesTokensOfAnotherKind() {
        refuses(
                signed(
                        RSA,
                        header(JWSAlgorithm.RS256)
                                .keyID("one")
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        claims()),
                Failure.WRONG_CLAIMS);
    }

    @Test
    void refusesTokensForOthersAndOfOthers() {
        refuses(signed(claims().audience("elsewhere")), Failure.WRONG_CLAIMS);
        refuses(signed(claims().audience((String) null)), Failure.WRONG_CLAIMS);
        refuses(signed(claims().issuer("https://id.example.com/")), Failure.UNKNOWN_ISSUER);
        refuses(signed(claims().issuer(null)), Failure.UNKNOWN_ISSUER);
    }

    @Test
    void refusesTokensThatHaveEndedOrNotBegun() {
        Date now = Date.from(CallerServer.NOW);
        Date before = Date.from(CallerServer.NOW.minusSeconds(31));
        Date after = Date.from(CallerServer.NOW.plusSeconds(31));
        refuses(signed(claims().expirationTime(before)), Failure.EXPIRED);
        refuses(signed(claims().notBeforeTime(after)), Failure.WRONG_CLAIMS);
        refuses(signed(claims().issueTime(after)), Failure.WRONG_CLAIMS);
        refuses(signed(claims().expirationTime(null)), Failure.WRONG_CLAIMS);
        assertThat(server.bearing(signed(claims().notBeforeTime(now)))).isEqualTo(KNOWN);
    }

    @Test
    void refusesTokensThatLiveTooLong() {
        Date late = Date.from(CallerServer.NOW.plus(Duration.ofHours(25)));
        refuses(signed(claims().expirationTime(late)), Failure.WRONG_CLAIMS);
        refuses(signed(claims().issueTime(null).expirationTime(late)), Failure.WRONG_CLAIMS);
    }

    @Test
    void forgetsARememberedTokenWhenItEnds() {
        String token = signed(claims());
        assertThat(server.bearing(token)).isEqualTo(KNOWN);
        assertThat(server.bearing(token)).isEqualTo(KNOWN);
        server.now.set(CallerServer.NOW.plus(Duration.ofMinutes(11)));

        refuses(token, Failure.EXPIRED);
    }

    @Test
    void refusesWhatIsNoToken() {
        String token = signed(claims());
        String[] parts = token.split("\\.", -1);
        String nested = Base64URL.encode("{\"a\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}")
                .toString();
        for (String text : List.of(
                token + ".",
                token + ".x",
                "." + token,
                token.replace(".", ".."),
                "a.b.c.d.e",
                "...",
                ".",
                "x",
                parts[0] + "." + parts[1],
                nested + "." + parts[1] + "." + parts[2],
                parts[0] + "." + Base64URL.encode("[]") + "." + parts[2],
                parts[0] + "." + Base64URL.encode("nonsense") + "." + parts[2])) {
            assertThat(server.bearing(text)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void refusesATokenThatIsTooLarge() {
        refuses(signed(claims().claim("padding", "x".repeat(9_000))), Failure.MALFORMED);
    }

    @Test
    void refusesNamesThatCannotBeSeen() {
        refuses(signed(claims().subject(null)), Failure.WRONG_CLAIMS);
        refuses(signed(claims().subject("a\nb")), Failure.WRONG_CLAIMS);
        refuses(signed(claims().subject("x".repeat(257))), Failure.WRONG_CLAIMS);
    }

    @Test
    void givesWhatTheClaimsSay() {
        server.callers.use(file("""
                prefix: 'id:'
                claims:
                  name: client_id
                  user: preferred_username
                  roles: realm_access.roles
                  traits: {logins: unix}
                  rights: scope
                rights_by_value: {portcullis.watch: watch, portcullis.all: [assert_subjects, set_now]}
                """));
        CallerServer.await(server.callers.start());
        JWTClaimsSet.Builder claims = claims().claim("client_id", "envoy")
                .claim("preferred_username", "ann")
                .claim("realm_access", Map.of("roles", List.of("editor", 7, "dev")))
                .claim("scope", "openid portcullis.watch portcullis.al");

        assertThat(server.bearing(signed(claims))).isEqualTo("200 id:envoy [ask,watch] as ann[editor, dev]");
        assertThat(server.bearing(signed(claims.claim("realm_access", "editor"))))
                .isEqualTo("200 id:envoy [ask,watch] as ann[]");
        assertThat(server.bearing(signed(claims.claim("preferred_username", null))))
                .isEqualTo("200 id:envoy [ask,watch]");
    }

    @Test
    void givesAStoredUserTheRolesOfThePolicy() {
        server.callers.use(file("claims: {user: sub}"));
        CallerServer.await(server.callers.start());
        server.policy.set(
                CallerServer.policy("{kind: user, version: v2, metadata: {name: gateway}, spec: {roles: [editor]}}"));

        assertThat(server.bearing(signed(claims().claim("roles", List.of("root")))))
                .isEqualTo("200 gateway [ask] as gateway[editor]");
    }

    @Test
    void tellsWhenItWasProvenWhoItIs() {
        Instant then = CallerServer.NOW.minusSeconds(60);
        assertThat(proven(then.getEpochSecond())).isEqualTo(then);
        assertThat(proven((double) then.getEpochSecond())).isEqualTo(then);
    }

    @Test
    void aTimeThatCannotBeReadIsNotKnown() {
        Instant then = CallerServer.NOW.minusSeconds(60);
        assertThat(proven(then.toEpochMilli())).isEqualTo(Instant.MIN);
        assertThat(proven(String.valueOf(then.getEpochSecond()))).isEqualTo(Instant.MIN);
        assertThat(proven(1e300)).isEqualTo(Instant.MIN);
        assertThat(proven(-1L)).isEqualTo(Instant.MIN);
    }

    private static Instant proven(Object authTime) {
        ClaimMapping mapping = file("claims: {user: sub}").issuers().get(0).claims();
        return new ClaimReader(claims().claim("auth_time", authTime).build())
                .known(mapping)
                .flatMap(known -> known.grant()
                        .caller(CallerServer.policy(""), known.proven())
                        .user())
                .map(Subject.User::authTime)
                .orElseThrow();
    }

    @Test
    void takesASharedSecretOnlyWhereOneIsConfigured() {
        server.callers.use(CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, secret_file: secret}]", folder));
        CallerServer.await(server.callers.start());
        String right = signed(
                new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8)).build(),
                header(JWSAlgorithm.HS256).build(),
                claims());

        assertThat(server.bearing(right)).isEqualTo("200 gateway []");
        refuses(
                signed(
                        new OctetSequenceKey.Builder((SECRET + "x").getBytes(StandardCharsets.UTF_8)).build(),
                        header(JWSAlgorithm.HS256).build(),
                        claims()),
                Failure.WRONG_SIGNATURE);
        refuses(signed(claims()), Failure.WRONG_ALGORITHM);
    }

    @Test
    void rehearsesWithoutCountingFailuresOrKnowingAnybody() {
        new Rehearsal(usual().issuers().get(0)).with(new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())));

        assertThat(server.callers.failures().values()).containsOnly(0L);
        assertThat(server.bearing(signed(claims()))).isEqualTo(KNOWN);
    }

    @Test
    void remembersATokenForAboutAMicrosecondALook() {
        IssuerBook book = new IssuerBook(server.vertx, List.of()).with(usual().issuers());
        CallerServer.await(book.ready());
        String token = signed(claims());
        assertThat(book.identify(token, CallerServer.NOW).result()).isInstanceOf(Identification.Known.class);
        int rounds = 50_000;
        long known = 0;
        long begin = 0;
        for (int round = -rounds; round < rounds; round++) {
            begin = round == 0 ? System.nanoTime() : begin;
            known += book.remembered(token, CallerServer.NOW).isPresent() ? 1 : 0;
        }
        long nanos = (System.nanoTime() - begin) / rounds;
        book.close();

        assertThat(known).isEqualTo(2L * rounds);
        assertThat(nanos).isLessThan(50_000);
    }
}
