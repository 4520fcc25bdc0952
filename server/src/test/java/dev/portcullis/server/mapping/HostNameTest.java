package dev.portcullis.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "app.example.org, app.example.org",
        "APP.Example.ORG:8443, app.example.org",
        "app.example.org., app.example.org",
        "app.example.org.:80, app.example.org",
        "10.0.0.1:80, 10.0.0.1",
        "[2001:DB8::1]:443, [2001:db8::1]",
        "[2001:db8::1], [2001:db8::1]",
        "my_app, my_app",
    })
    void readsTheHostAsAllOthersDo(String raw, String read) {
        assertThat(HostName.of(raw).name()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "user@app",
                "app/x",
                "app example",
                "app:80:80",
                "app:",
                "app,other",
                "bücher.de",
                "%61pp"
            })
    void refusesWhatIsNoHost(String raw) {
        assertThatThrownBy(() -> HostName.of(raw)).isInstanceOf(MappingRefusal.class);
    }
}
