package dev.portcullis.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretTokenTest {
    @Test
    void hasAPrefixAnIdAndASecretOf256Bits() {
        SecretToken token = SecretToken.create();

        assertThat(token.reveal())
                .matches("portcullis_[0-9a-f]{16}_[0-9a-f]{64}")
                .contains(token.id());
        assertThat(SecretToken.create().reveal()).isNotEqualTo(token.reveal());
    }

    @Test
    void isReadBackAndMatchesItsHashOnly() {
        SecretToken token = SecretToken.create();
        TokenHash hash = token.hash();

        assertThat(SecretToken.parse(token.reveal()))
                .hasValueSatisfying(read -> assertThat(read.matches(hash)).isTrue());
        assertThat(SecretToken.create().matches(hash)).isFalse();
    }

    @Test
    void doesNotShowItsSecretUnasked() {
        SecretToken token = SecretToken.create();
        String secret = token.reveal().substring(token.reveal().lastIndexOf('_') + 1);

        assertThat(token.toString()).doesNotContain(secret);
        assertThat(token.hash().text()).doesNotContain(secret);
    }

    @Test
    void hashesTheSameSecretWithAnotherSaltEachTime() {
        SecretToken token = SecretToken.create();

        assertThat(token.hash()).isNotEqualTo(token.hash());
        assertThat(TokenHash.parse(token.hash().text()))
                .hasValueSatisfying(hash -> assertThat(token.matches(hash)).isTrue());
    }

    @Test
    void isNothingElseThanWhatWeMade() {
        String text = SecretToken.create().reveal();

        assertThat(SecretToken.parse(text + "0")).isEmpty();
        assertThat(SecretToken.parse(text + "\n")).isEmpty();
        assertThat(SecretToken.parse(text.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(SecretToken.parse(text.substring(1))).isEmpty();
        assertThat(SecretToken.parse("")).isEmpty();
    }
}
