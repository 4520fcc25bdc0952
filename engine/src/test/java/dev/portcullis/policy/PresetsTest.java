package dev.portcullis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.role.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    static Stream<String> names() {
        return Stream.concat(Presets.NAMES.stream(), Stream.of(Role.IMPLICIT));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetIsReadAndCompiledWithoutComplaint(String name) {
        CatalogReading reading = new CatalogReader().read(List.of(Presets.source(name)));
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.catalog().roles()).extracting(Role::name).containsExactly(name);
        assertThat(new PolicyCompiler().compile(reading.catalog()).diagnostics())
                .isEmpty();
    }

    @Test
    void thereIsNoOtherPreset() {
        assertThatThrownBy(() -> Presets.source("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }
}
