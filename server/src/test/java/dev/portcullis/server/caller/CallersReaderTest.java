package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersReaderTest {
    private static final String HASH = "sha256:" + "0".repeat(32) + ":" + "a".repeat(64);

    private static List<String> mistakes(String yaml) {
        CallersReading reading = CallersReader.read(new SourceFile("callers.yaml", yaml), Path.of("/etc/portcullis"));
        assertThat(reading.callers()).isEmpty();
        return reading.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static CallersFile read(String yaml) {
        return CallerServer.file(yaml, Path.of("/etc/portcullis"));
    }

    @Test
    void readsTokens() {
        CallersFile file = read("""
                tokens:
                  - name: gateway
                    id: 0123456789abcdef
                    hash: %s
                    rights: [ask, assert_subjects]
                    user: ann
                    expires: 2027-01-01T00:00:00Z
                """.formatted(HASH));

        assertThat(file.tokens()).singleElement().satisfies(token -> {
            assertThat(token.grant())
                    .isEqualTo(
                            new Grant("gateway", Set.of(Right.ASK, Right.ASSERT_SUBJECTS), new Acting.Stored("ann")));
            assertThat(token.expires()).isEqualTo("2027-01-01T00:00:00Z");
        });
    }

    @Test
    void readsIssuers() {
        CallersFile file = read("""
                issuers:
                  - issuer: https://id.example.com
                    audience: portcullis
                    keys: https://id.example.com/keys
                    longest_life: 1h
                    claims: {user: preferred_username, roles: realm_access.roles, traits: {logins: logins}, rights: scope}
                    rights: ask
                    rights_by_value: {portcullis.watch: watch}
                """);

        assertThat(file.issuers()).singleElement().satisfies(issuer -> {
            assertThat(issuer.algorithms()).containsExactlyInAnyOrder("RS256", "PS256", "ES256");
            assertThat(issuer.longestLife()).isEqualTo(Duration.ofHours(1));
            assertThat(issuer.claims().rightsByValue()).isEqualTo(Map.of("portcullis.watch", Set.of(Right.WATCH)));
        });
    }

    @Test
    void takesPathsAsRelativeToTheFile() {
        CallersFile file = read("issuers: [{issuer: a, audience: [b], keys: keys.json}]");

        assertThat(file.issuers().get(0).keys()).isEqualTo(new KeyPlace.File(Path.of("/etc/portcullis/keys.json")));
    }

    @Test
    void readsCertificates() {
        CallersFile file = read("""
                certificates:
                  - {name: envoy, uri: 'spiffe://example.com/envoy', rights: ask}
                  - {name: nginx, subject: 'CN=nginx, O=Example', rights: ask}
                """);

        assertThat(file.certificates())
                .extracting(CertificateCaller::mark)
                .containsExactly(
                        CertificateMark.uri("spiffe://example.com/envoy"),
                        CertificateMark.subject("cn=NGINX,o=example").orElseThrow());
    }

    @Test
    void anEmptyFileIsNobody() {
        assertThat(read("")).isEqualTo(CallersFile.NOBODY);
        assertThat(read("tokens:")).isEqualTo(CallersFile.NOBODY);
    }

    @Test
    void tellsWhereAMistakeIs() {
        assertThat(mistakes("""
                tokens:
                  - name: gateway
                    id: 0123456789abcdef
                    hash: %s
                    rights: [ask, asert_subjects]
                """.formatted(HASH)))
                .containsExactly(
                        "callers.yaml:5:19: error[P320]: `asert_subjects` is not one of `ask`, `assert_subjects`,"
                                + " `assert_sessions`, `set_now`, `watch`");
        assertThat(mistakes("tokens: [{name: a, id: b}]"))
                .containsExactly("callers.yaml:1:10: error[P314]: a token has no `hash`");
        assertThat(mistakes("token: []")).singleElement().asString().startsWith("callers.yaml:1:1: error[P312]");
    }

    @Test
    void neverRepeatsWhatMayBeASecret() {
        String token = SecretToken.create().reveal();

        assertThat(mistakes("tokens: [{name: a, id: b, hash: " + token + "}]"))
                .singleElement()
                .asString()
                .contains("this is not the hash of a token")
                .doesNotContain(token);
    }

    @Test
    void refusesTwoTokensWithOneId() {
        String entry = "{name: a, id: b, hash: " + HASH + "}";

        assertThat(mistakes("tokens:\n- " + entry + "\n- " + entry + "\n"))
                .containsExactly(
                        "callers.yaml:3:17: error[P316]: the token `b` is written twice, first at callers.yaml:2:17");
    }

    @Test
    void refusesBothUserAndRoles() {
        assertThat(mistakes("tokens: [{name: a, id: b, hash: " + HASH + ", user: c, roles: [d]}]"))
                .singleElement()
                .asString()
                .contains("and not both");
    }

    @Test
    void refusesAlgorithmsThatDoNotFitTheKeys() {
        String issuer = "issuers: [{issuer: a, audience: [b], %s, algorithms: [%s]}]";

        assertThat(mistakes(issuer.formatted("keys: keys.json", "HS256")))
                .singleElement()
                .asString()
                .contains("`HS256`");
        assertThat(mistakes(issuer.formatted("keys: keys.json", "none")))
                .singleElement()
                .asString()
                .contains("`none`");
        assertThat(mistakes(issuer.formatted("secret_file: secret", "RS256")))
                .singleElement()
                .asString()
                .contains("`RS256`");
    }

    @Test
    void refusesKeysThatAnybodyOnTheWayCouldChange() {
        assertThat(mistakes("issuers: [{issuer: a, audience: [b], keys: 'http://id.example.com/keys'}]"))
                .singleElement()
                .asString()
                .contains("https:");
        assertThat(mistakes("issuers: [{issuer: a, audience: [b], keys: 'http://localhost.example.com/keys'}]"))
                .hasSize(1);
        assertThat(read("issuers: [{issuer: a, audience: [b], keys: 'http://127.0.0.1:8080/keys'}]")
                        .issuers())
                .hasSize(1);
    }

    @Test
    void refusesAnIssuerForEverybody() {
        assertThat(mistakes("issuers: [{issuer: a, keys: keys.json}]"))
                .singleElement()
                .asString()
                .contains("an issuer has no `audience`");
    }

    @Test
    void refusesSkewsThatLetEndedTokensLive() {
        assertThat(mistakes("issuers: [{issuer: a, audience: b, keys: keys.json, clock_skew: 1h}]"))
                .singleElement()
                .asString()
                .contains("`clock_skew` is from 0s to 5m");
    }

    @Test
    void refusesACertificateThatIsKnownByNothingOrByTwoThings() {
        assertThat(mistakes("certificates: [{name: a}]")).hasSize(1);
        assertThat(mistakes("certificates: [{name: a, uri: b, dns: c}]")).hasSize(1);
        assertThat(mistakes("certificates: [{name: a, subject: nonsense}]")).isNotEmpty();
    }

    @Test
    void tellsThatAFileIsNotThere(@TempDir Path folder) {
        assertThat(CallersReader.load(folder.resolve("callers.yaml")).diagnostics())
                .singleElement()
                .asString()
                .contains("it does not exist");
        assertThat(Files.exists(folder.resolve("callers.yaml"))).isFalse();
    }
}
