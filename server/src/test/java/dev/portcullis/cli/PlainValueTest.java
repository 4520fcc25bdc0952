package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.draft.PlainValue;
import dev.portcullis.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainValueTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "5, 5",
                "-07, -7",
                "+1, 1",
                "0x10, 16",
                "0o17, 15",
                "99999999999999999999, 99999999999999999999",
                "1.50, 1.50",
                ".5, 0.5",
                "1e3, 1E+3",
                ".inf, \".inf\"",
                "1e99999999999, \"1e99999999999\"",
                "True, true",
                "yes, \"yes\"",
                "'5', \"5\"",
                "2026-01-05, \"2026-01-05\"",
                "null, null"
            })
    void hasTheTypesOfYaml12(String yaml, String json) {
        assertThat(json("- " + yaml)).isEqualTo("[" + json + "]");
    }

    @Test
    void writesOutWhatAliasesStandFor() {
        assertThat(json("- &one {a: ~}\n- *one\n- []")).isEqualTo("[{\"a\":null},{\"a\":null},[]]");
    }

    private static String json(String yaml) {
        Object value = PlainValue.of(new YamlReader(YamlLimits.POLICY)
                .read(new SourceFile("values.yaml", yaml))
                .documents()
                .get(0));
        StringWriter text = new StringWriter();
        StructuredWriter.json().write((List<?>) value, new PrintWriter(text));
        return text.toString().strip();
    }
}
