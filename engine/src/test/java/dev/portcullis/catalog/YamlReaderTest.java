package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @Test
    void placesOfSingleValuesIncludeTheirQuotes() {
        Mapping map = map("a: plain text # no\nb: 'x''y'\n\"c d\": \"\\u0041\\n\"\n");
        assertThat(written(map)).containsExactly("plain text", "'x''y'", "\"\\u0041\\n\"");
        assertThat(meant(map)).containsExactly("plain text", "x'y", "A\n");
        assertThat(map.entries().get(2).key().span().text()).isEqualTo("\"c d\"");
    }

    @Test
    void placesOfBlocksEndWithTheirText() {
        Mapping map = map("a: |\n  one\n  two\n\nb: >-\n  three\n  four\n");
        assertThat(written(map)).containsExactly("|\n  one\n  two", ">-\n  three\n  four");
        assertThat(meant(map)).containsExactly("one\ntwo\n", "three four");
    }

    @Test
    void placesOfCollectionsCoverWhatIsInThem() {
        Mapping map = map("a: [1, {b: c}]\nd:\n- e\n- f:\n    g\nh: {}\n");
        assertThat(written(map)).containsExactly("[1, {b: c}]", "- e\n- f:\n    g", "{}");
        assertThat(map.span().text()).isEqualTo("a: [1, {b: c}]\nd:\n- e\n- f:\n    g\nh: {}");
    }

    @Test
    void placesCountCharactersThatTakeTwoUnits() {
        Mapping map = map("😀: '😀😀'\nb: c\n");
        assertThat(written(map)).containsExactly("'😀😀'", "c");
        assertThat(map.entries().get(0).key().text()).isEqualTo("😀");
    }

    @Test
    void placesDoNotIncludeAnchorsAndTags() {
        Mapping map = map("a: &x !!str 'y'\nb: !!str 1\nc: *x\n");
        assertThat(written(map)).containsExactly("'y'", "1", "'y'");
        assertThat(((Scalar) map.entries().get(1).value()).type()).isEqualTo(ScalarType.TEXT);
    }

    @Test
    void aliasesShareTheValue() {
        Mapping map = map("a: &x [1, 2]\nb: *x\n");
        assertThat(map.entries().get(1).value()).isSameAs(map.entries().get(0).value());
    }

    @Test
    void anchorsEndWithTheirDocument() {
        YamlFile file = read("a: &x 1\n---\nb: *x\n");
        assertThat(file.documents()).hasSize(1);
        assertThat(file.diagnostics().toString()).contains("f:3:4: error[P306]");
    }

    @Test
    void emptyDocumentsAreNone() {
        assertThat(read("").documents()).isEmpty();
        assertThat(read("---\n").documents()).isEmpty();
        assertThat(read("# comment\n---\na: b\n---\n---\nc: d\n---\n").documents())
                .hasSize(2);
    }

    @Test
    void jsonIsYaml() {
        Mapping map = map("{\"a\": \"b\\/c\\u00e9\", \"d\": [true, null, -1.5e3]}");
        assertThat(meant(map).get(0)).isEqualTo("b/c\u00e9");
        Sequence list = (Sequence) map.entries().get(1).value();
        assertThat(list.items())
                .extracting(item -> ((Scalar) item).type())
                .containsExactly(ScalarType.FLAG, ScalarType.NOTHING, ScalarType.NUMBER);
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        Mapping map = map("a: b\r\nc: |\r\n  d\r\n  e\r\n");
        assertThat(meant(map)).containsExactly("b", "d\ne\n");
        assertThat(map.entries().get(1).key().span().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',NOTHING",
        "~,NOTHING",
        "null,NOTHING",
        "Null,NOTHING",
        "nUll,TEXT",
        "true,FLAG",
        "False,FLAG",
        "yes,TEXT",
        "on,TEXT",
        "0,WHOLE",
        "-12,WHOLE",
        "+1,WHOLE",
        "007,WHOLE",
        "0x1F,WHOLE",
        "0o17,WHOLE",
        "0x,TEXT",
        "0xg,TEXT",
        "1.5,NUMBER",
        "1.,NUMBER",
        ".5,NUMBER",
        "-.5e-3,NUMBER",
        "1e5,NUMBER",
        "1e,TEXT",
        "1e+,TEXT",
        ".,TEXT",
        "-,TEXT",
        "+,TEXT",
        ".e1,TEXT",
        ".inf,NUMBER",
        "-.INF,NUMBER",
        ".nan,NUMBER",
        "1.2.3,TEXT",
        "2026-01-31,TEXT",
        "1_000,TEXT",
        "12:30:00,TEXT",
        "v7,TEXT",
        "8h,TEXT",
        "-a,TEXT"
    })
    void plainValuesHaveTheTypesOfTheCoreSchema(String plain, ScalarType type) {
        assertThat(ScalarType.of(plain)).isEqualTo(type);
    }

    private static List<String> written(Mapping map) {
        return map.entries().stream().map(entry -> entry.value().span().text()).toList();
    }

    private static List<String> meant(Mapping map) {
        return map.entries().stream()
                .map(entry -> entry.value() instanceof Scalar scalar ? scalar.text() : "")
                .toList();
    }

    private static Mapping map(String text) {
        YamlFile file = read(text);
        assertThat(file.diagnostics()).isEmpty();
        assertThat(file.documents()).hasSize(1);
        return (Mapping) file.documents().get(0);
    }

    private static YamlFile read(String text) {
        return new YamlReader(YamlLimits.POLICY).read(new SourceFile("f", text));
    }
}
