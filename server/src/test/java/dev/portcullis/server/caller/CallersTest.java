package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallersTest {
    private static final String UNKNOWN = "401 the caller is not authenticated";

    private static StaticToken kept(SecretToken token, Acting acting, Instant expires) {
        return new StaticToken(
                token.id(),
                token.hash(),
                new Grant("gateway", EnumSet.of(Right.ASK, Right.WATCH), acting),
                Instant.MIN,
                expires);
    }

    private static CallersFile one(SecretToken token) {
        return new CallersFile(List.of(kept(token, Acting.NOBODY, Instant.MAX)), List.of(), List.of());
    }

    @Test
    void knowsWhoBearsAToken() {
        SecretToken token = SecretToken.create();
        try (CallerServer server = new CallerServer(one(token))) {
            assertThat(server.bearing(token.reveal())).isEqualTo("200 gateway [ask,watch]");
            assertThat(server.ask("authorization", "bearer  " + token.reveal())).isEqualTo("200 gateway [ask,watch]");
        }
    }

    @Test
    void refusesAllOthersInTheSameWords() {
        SecretToken token = SecretToken.create();
        String right = token.reveal();
        String wrongSecret = right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0");
        SecretToken old = SecretToken.create();
        CallersFile file = new CallersFile(
                List.of(kept(token, Acting.NOBODY, Instant.MAX), kept(old, Acting.NOBODY, CallerServer.NOW)),
                List.of(),
                List.of());
        try (CallerServer server = new CallerServer(file)) {
            assertThat(server.ask()).isEqualTo(UNKNOWN);
            assertThat(server.bearing(wrongSecret)).isEqualTo(UNKNOWN);
            assertThat(server.bearing(old.reveal())).isEqualTo(UNKNOWN);
            assertThat(server.bearing(SecretToken.create().reveal())).isEqualTo(UNKNOWN);
            assertThat(server.bearing("")).isEqualTo(UNKNOWN);
            assertThat(server.bearing(SecretToken.PREFIX)).isEqualTo(UNKNOWN);
            assertThat(server.bearing(right + ".")).isEqualTo(UNKNOWN);
            assertThat(server.bearing("x".repeat(20_000))).isEqualTo(UNKNOWN);
            assertThat(server.ask("Authorization", right)).isEqualTo(UNKNOWN);
            assertThat(server.ask(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(("a:" + right).getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(UNKNOWN);
            assertThat(server.callers.failures())
                    .containsEntry(Failure.NO_CREDENTIALS, 1L)
                    .containsEntry(Failure.EXPIRED, 1L)
                    .containsEntry(Failure.UNKNOWN_TOKEN, 2L);
        }
    }

    @Test
    void takesNoneOfTwoTokens() {
        SecretToken token = SecretToken.create();
        String header = "Bearer " + token.reveal();
        try (CallerServer server = new CallerServer(one(token))) {
            assertThat(server.ask("Authorization", header, "Authorization", header))
                    .isEqualTo(UNKNOWN);
            assertThat(server.ask("Portcullis-Token", token.reveal(), "Portcullis-Token", token.reveal()))
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void takesOurHeaderBeforeTheUsualOneWhichMayBeSomebodyElses() {
        SecretToken token = SecretToken.create();
        try (CallerServer server = new CallerServer(one(token))) {
            assertThat(server.ask("Portcullis-Token", token.reveal(), "Authorization", "Bearer of.somebody.else"))
                    .isEqualTo("200 gateway [ask,watch]");
            assertThat(server.ask("Portcullis-Token", "wrong", "Authorization", "Bearer " + token.reveal()))
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void administersWithTheRolesThatTheUserHasNow() {
        SecretToken token = SecretToken.create();
        CallersFile file =
                new CallersFile(List.of(kept(token, new Acting.Stored("ann"), Instant.MAX)), List.of(), List.of());
        try (CallerServer server = new CallerServer(file)) {
            assertThat(server.bearing(token.reveal())).isEqualTo("200 gateway [ask,watch] as ann[]");
            server.policy.set(
                    CallerServer.policy("{kind: user, version: v2, metadata: {name: ann}, spec: {roles: [editor]}}"));
            assertThat(server.bearing(token.reveal())).isEqualTo("200 gateway [ask,watch] as ann[editor]");
        }
    }

    @Test
    void administersWithRolesOfItsOwnUnderItsOwnName() {
        SecretToken token = SecretToken.create();
        Acting own = new Acting.Own("gateway", List.of("locksmith"), Map.of());
        CallersFile file = new CallersFile(List.of(kept(token, own, Instant.MAX)), List.of(), List.of());
        try (CallerServer server = new CallerServer(file)) {
            assertThat(server.bearing(token.reveal())).isEqualTo("200 gateway [ask,watch] as gateway[locksmith]");
        }
    }

    @Test
    void refusesATokenOnceItHasEnded() {
        SecretToken token = SecretToken.create();
        Instant end = CallerServer.NOW.plusSeconds(10);
        CallersFile file = new CallersFile(List.of(kept(token, Acting.NOBODY, end)), List.of(), List.of());
        try (CallerServer server = new CallerServer(file)) {
            assertThat(server.bearing(token.reveal())).startsWith("200");
            server.now.set(end);
            assertThat(server.bearing(token.reveal())).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void refusesARemovedTokenOnceTheFileIsReadAnew(@TempDir Path folder) throws IOException {
        SecretToken token = SecretToken.create();
        CallersLedger ledger = new CallersLedger(folder.resolve("callers.yaml"));
        ledger.add(kept(token, Acting.NOBODY, Instant.MAX));
        try (CallerServer server = new CallerServer(ledger.read().callers().orElseThrow())) {
            assertThat(server.bearing(token.reveal())).startsWith("200");
            ledger.remove(kept -> kept.id().equals(token.id()));
            server.callers.use(ledger.read().callers().orElseThrow());
            assertThat(server.bearing(token.reveal())).isEqualTo(UNKNOWN);
            assertThat(Files.readString(ledger.path())).doesNotContain(token.id());
        }
    }

    @Test
    void refusesManyFailuresOfAnAddressButNotThoseWhoAreKnown() {
        SecretToken token = SecretToken.create();
        String forged = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.AAAA";
        try (CallerServer server = new CallerServer(one(token))) {
            IntStream.range(0, 100)
                    .forEach(attempt -> assertThat(server.bearing(forged)).isEqualTo(UNKNOWN));

            assertThat(server.bearing(forged)).startsWith("429");
            assertThat(server.bearing(SecretToken.create().reveal())).startsWith("429");
            assertThat(server.callers.failures()).containsEntry(Failure.TOO_MANY, 1L);
            assertThat(server.bearing(token.reveal())).startsWith("200");
            assertThat(server.ask()).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void findsOneTokenAmongManyAsFastAsAmongFew() {
        long few = nanosPerLookup(10);
        long many = nanosPerLookup(20_000);

        assertThat(many).isLessThan(20 * few + TimeUnit.MICROSECONDS.toNanos(20));
    }

    private static long nanosPerLookup(int tokens) {
        TokenHash hash = SecretToken.create().hash();
        Grant grant = new Grant("other", Set.of(), Acting.NOBODY);
        List<StaticToken> all = new ArrayList<>();
        IntStream.range(0, tokens)
                .forEach(number -> all.add(
                        new StaticToken(String.format("%016x", number), hash, grant, Instant.MIN, Instant.MAX)));
        SecretToken token = SecretToken.create();
        all.add(kept(token, Acting.NOBODY, Instant.MAX));
        TokenBook book = new TokenBook(all);
        String text = token.reveal();
        int rounds = 20_000;
        IntStream.range(0, rounds).forEach(round -> book.identify(text, CallerServer.NOW));
        long begin = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            assertThat(book.identify(text, CallerServer.NOW) instanceof Identification.Known)
                    .isTrue();
        }
        return (System.nanoTime() - begin) / rounds;
    }
}
