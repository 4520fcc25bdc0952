package dev.portcullis.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "10.1.2.3, 10.1.2.3",
        "::, ::",
        "::1, ::1",
        "2001:db8::1, 2001:db8::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8:0000:0001:0000:0000:0000:0001, 2001:db8:0:1::1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "1:0:0:4:0:0:0:8, 1:0:0:4::8",
        "1::, 1::",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::ffff:a00:1, 10.0.0.1",
        "0:0:0:0:0:ffff:10.0.0.1, 10.0.0.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void readsAndWritesTheShortestForm(String written, String shortest) {
        assertThat(Address.parse(written).map(Address::toString)).contains(shortest);
        assertThat(Address.parse(shortest)).isEqualTo(Address.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1.2",
                "10.0.0.1 ",
                "010.0.0.1",
                "1.2.3.-4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "g::1",
                "::1%eth0",
                "[::1]",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "::1.2.3",
                "10.0.0.1/8",
                "١.٢.٣.٤"
            })
    void refusesWhatIsNoAddress(String written) {
        assertThat(Address.parse(written)).isEmpty();
    }

    @Test
    void cannotHaveMoreBitsThanItSays() {
        assertThatThrownBy(() -> new Address(32, BigInteger.ONE.shiftLeft(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Address(16, BigInteger.ONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
