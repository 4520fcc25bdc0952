package dev.portcullis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "test@example.com, test",
        "Test <test@example.com>, test",
        "'\"Doe, Jane\" <jane.doe@example.com>', jane.doe",
        "<a@b>, a",
        "a+b@c.example, a+b",
    })
    void findsTheLocalPart(String address, String local) {
        assertThat(EmailAddress.localPart(address)).contains(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "@example.com", "a@", "a@b@c", "a b@c", "<a@b", "a..b@c", "a@b, c@d"})
    void refusesWhatIsNoAddress(String text) {
        assertThat(EmailAddress.localPart(text)).isEmpty();
    }
}
