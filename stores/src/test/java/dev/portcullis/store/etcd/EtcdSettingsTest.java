package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.store.etcd.EtcdSettings.Login;
import dev.portcullis.store.etcd.EtcdSettings.Tls;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings make sense. */
class EtcdSettingsTest {
    private static EtcdSettings at(String endpoint) {
        return EtcdSettings.at(List.of(URI.create(endpoint)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:2379",
                "http://localhost:2379/",
                "http://[::1]:2379",
                "https://etcd-1.example.com:2379"
            })
    void whatIsEncryptedOrStaysOnTheMachineIsTaken(String endpoint) {
        assertThat(at(endpoint).prefix()).isEqualTo("/portcullis/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1:2379", "http://etcd-1:2379", "http://127.0.0.1.example.com:2379"})
    void whatLeavesTheMachineHasToBeEncrypted(String endpoint) {
        assertThatThrownBy(() -> at(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`" + endpoint + "` is not encrypted, which is for this machine only: use `https:`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://etcd-1",
                "ftp://etcd-1:2379",
                "https://ann:word@etcd-1:2379",
                "https://etcd-1:2379/path",
                "etcd-1:2379",
                "https://etcd-1:2379?x"
            })
    void anEndpointIsAHostAndAPort(String endpoint) {
        assertThatThrownBy(() -> at(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an endpoint of etcd is `https://HOST:PORT`")
                .hasMessageNotContaining("word");
    }

    @Test
    void otherSettingsThatMakeNoSenseAreRefused() {
        EtcdSettings plain = at("http://127.0.0.1:2379");
        assertThatThrownBy(() -> plain.under("portcullis/")).hasMessageContaining("does not begin and end with `/`");
        assertThatThrownBy(() -> plain.with(new Tls(Optional.empty(), Optional.empty())))
                .hasMessageContaining("`https:`");
        assertThatThrownBy(() -> EtcdSettings.at(List.of())).hasMessageContaining("at least one endpoint");
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(at("http://127.0.0.1:2379").as(new Login("ann", "word")).toString())
                .contains("ann")
                .doesNotContain("word");
    }
}
