package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersLedgerTest {
    @TempDir
    private Path folder;

    private CallersLedger ledger;

    @BeforeEach
    void name() {
        ledger = new CallersLedger(folder.resolve("callers.yaml"));
    }

    private static StaticToken token(String name) {
        SecretToken token = SecretToken.create();
        return new StaticToken(
                token.id(),
                token.hash(),
                new Grant(name, Set.of(Right.ASK), new Acting.Own(name, List.of("dev"), Map.of())),
                CallerServer.NOW,
                Instant.MAX);
    }

    private List<StaticToken> tokens() {
        return ledger.read().callers().orElseThrow().tokens();
    }

    @Test
    void makesAFileThatOnlyItsOwnerMayRead() throws IOException {
        StaticToken token = token("one");
        ledger.add(token);

        assertThat(tokens()).containsExactly(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void addsBehindTheOthersAndRemovesWithoutTouchingTheRest() throws IOException {
        StaticToken one = token("one");
        StaticToken two = token("two");
        StaticToken three = token("three");
        ledger.add(one);
        Files.writeString(
                ledger.path(),
                "# who may call\n" + Files.readString(ledger.path())
                        + "# envoys\ncertificates:\n  - {name: envoy, dns: envoy.example.com}  # eu\n");
        ledger.add(two);
        ledger.add(three);

        assertThat(tokens()).containsExactly(one, two, three);

        ledger.remove(token -> token.equals(two));

        assertThat(tokens()).containsExactly(one, three);
        assertThat(Files.readString(ledger.path()))
                .startsWith("# who may call\ntokens:\n")
                .endsWith("# envoys\ncertificates:\n  - {name: envoy, dns: envoy.example.com}  # eu\n");
        assertThat(ledger.read().callers().orElseThrow().certificates()).hasSize(1);
    }

    @Test
    void comesBackToNobody() throws IOException {
        ledger.add(token("one"));
        ledger.add(token("two"));
        ledger.remove(token -> true);

        assertThat(tokens()).isEmpty();

        ledger.add(token("three"));

        assertThat(tokens()).hasSize(1);
    }

    @Test
    void writesToAFileWithoutTokens() throws IOException {
        for (String text : List.of("", "tokens: []\n", "certificates: []", "# nothing\ntokens:\n", "tokens: []")) {
            Files.writeString(ledger.path(), text);
            ledger.add(token("one"));

            assertThat(tokens()).hasSize(1);
        }
    }

    @Test
    void keepsPermissions() throws IOException {
        ledger.add(token("one"));
        Files.setPosixFilePermissions(ledger.path(), PosixFilePermissions.fromString("rw-r-----"));
        ledger.add(token("two"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger.path())))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesWhatItCannotChangeWithoutHarm() throws IOException {
        String text = "tokens: [{name: a, id: b, hash: '"
                + SecretToken.create().hash().text() + "'}]\n";
        Files.writeString(ledger.path(), text);

        assertThatThrownBy(() -> ledger.add(token("one")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lines of their own");
        assertThat(Files.readString(ledger.path())).isEqualTo(text);
    }

    @Test
    void refusesAFileWithMistakes() throws IOException {
        Files.writeString(ledger.path(), "tokens: 1\n");

        assertThatThrownBy(() -> ledger.add(token("one")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":1:9");
    }

    @Test
    void followsALinkToTheFile() throws IOException {
        Path real = folder.resolve("real.yaml");
        Files.writeString(real, "tokens: []\n");
        Files.createSymbolicLink(ledger.path(), real);
        ledger.add(token("one"));

        assertThat(Files.isSymbolicLink(ledger.path())).isTrue();
        assertThat(Files.readString(real)).contains("one");
    }

    @Test
    void holdsNothingThatLetsAnybodyIn() throws IOException {
        SecretToken secret = SecretToken.create();
        ledger.add(new StaticToken(
                secret.id(), secret.hash(), new Grant("one", Set.of(), Acting.NOBODY), Instant.MIN, Instant.MAX));

        assertThat(Files.readString(ledger.path()))
                .contains(secret.id())
                .doesNotContain(secret.reveal())
                .doesNotContain(secret.reveal().substring(secret.reveal().lastIndexOf('_') + 1));
    }
}
