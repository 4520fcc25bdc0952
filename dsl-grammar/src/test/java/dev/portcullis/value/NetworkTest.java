package dev.portcullis.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.1/32, 10.0.0.1, true",
        "10.0.0.1/32, 10.0.0.2, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false"
    })
    void hasTheAddressesThatBeginAsItDoes(String network, String address, boolean inside) {
        assertThat(network(network).contains(address(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "::/129",
                "10.0.0.1/8",
                "2001:db8::1/32",
                "::ffff:10.0.0.0/95",
                "office/8",
                "",
                "/"
            })
    void refusesWhatIsNoNetwork(String written) {
        assertThat(Network.parse(written)).isEmpty();
    }

    @Test
    void knowsTheNetworkAroundAnAddress() {
        assertThat(Network.around("10.0.0.1/8")).contains(network("10.0.0.0/8"));
        assertThat(Network.around("2001:db8::1/32")).contains(network("2001:db8::/32"));
        assertThat(Network.around("10.0.0.1")).isEmpty();
    }

    @Test
    void cannotHaveBitsAfterItsPrefix() {
        assertThatThrownBy(() -> new Network(address("10.0.0.1"), 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network(address("10.0.0.1"), 33)).isInstanceOf(IllegalArgumentException.class);
    }
}
