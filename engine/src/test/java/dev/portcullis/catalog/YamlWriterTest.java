package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    @Test
    void writesOneValueALine() {
        assertThat(written("{kind: role, metadata: {name: 'dev', labels: {}}, spec: {allow: {logins: [root, \"ann\"],"
                        + " rules: [{verbs: [list, read], where: ~}]}, deny: {db_users: []}}}"))
                .isEqualTo("""
                        kind: role
                        metadata:
                          name: dev
                          labels: {}
                        spec:
                          allow:
                            logins:
                            - root
                            - ann
                            rules:
                            - verbs:
                              - list
                              - read
                              where: null
                          deny:
                            db_users: []
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'5', '5'",
                "5, 5",
                "'yes', 'yes'",
                "yes, yes",
                "'true', 'true'",
                "'null', 'null'",
                "'', ''",
                "'*', '*'",
                "'2026-01-01', '2026-01-01'",
                "'12:30', '12:30'",
                "'0o17', '0o17'",
                "'1_000', '1_000'",
                "'1.2.3.4', '1.2.3.4'",
                "'{{internal.logins}}', '{{internal.logins}}'",
                "'a: b', 'a: b'",
                "'a:b', a:b",
                "'a #b', 'a #b'",
                "'- a', '- a'",
                "'it''s', it's",
                "'8h', 8h",
                "'arn:aws:iam::1:role/x', arn:aws:iam::1:role/x",
                "'é ☃ 🙂', é ☃ 🙂",
                "\"a\\tb\", \"a\\tb\"",
                "!!str 5, '5'",
                "!!int \"5\", 5"
            })
    void putsTextsInQuotesOnlyWhereTheyNeedThem(String in, String out) {
        assertThat(written("a: " + in)).isEqualTo("a: " + out + "\n");
    }

    @Test
    void linesStandAsTheyAre() {
        assertThat(written("a: \"one\\n  two\\n\\nthree\\n\"")).isEqualTo("a: |\n  one\n    two\n\n  three\n");
        assertThat(written("a: \"one\\ntwo\"")).isEqualTo("a: |-\n  one\n  two\n");
        assertThat(written("a: \"one \\ntwo\"")).isEqualTo("a: \"one \\ntwo\"\n");
    }

    @Test
    void separatesDocuments() {
        List<YamlNode> documents = read("a: 1\n---\nb: 2\n");
        assertThat(YamlWriter.write(documents)).isEqualTo("a: 1\n---\nb: 2\n");
    }

    @Test
    void sharedValuesAreWrittenOut() {
        assertThat(written("a: &x [1]\nb: *x\n")).isEqualTo("a:\n- 1\nb:\n- 1\n");
    }

    @Test
    void sharedValuesThatWouldGrowTooLargeStayShared() {
        String large = "x".repeat(60_000);
        String text = "a: &x {k: &t " + large + ", *t : v}\nb: [" + "*x, *t, ".repeat(200) + "*x]\n";
        YamlNode document = only(read(text));
        String written = YamlWriter.write(document);
        assertThat(written).hasSizeLessThan(100_000).contains("&a2", "*a2");
        assertThat(PlainTree.of(only(read(written)))).isEqualTo(PlainTree.of(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "x",
                "'x: y'",
                "{'<<': 1}",
                "{~: 1, '': 2}",
                "{null: ~}",
                "[]",
                "{? : 1}",
                "[[], {}, [{}], [[1]]]",
                "\"a\\nb\\n\"",
                "? \"a\\nb\"\n: 1"
            })
    void everyShapeOfDocumentReadsBack(String text) {
        YamlNode document = only(read("a: " + text.replace("? ", "\n  ? ").replace("\n:", "\n  :")));
        assertThat(PlainTree.of(only(read(YamlWriter.write(document))))).isEqualTo(PlainTree.of(document));
    }

    @Test
    void everyTextReadsBackAsItWas() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            YamlNode document = mapping(random, 3);
            String written = YamlWriter.write(document);
            assertThat(PlainTree.of(only(read(written)))).as(written).isEqualTo(PlainTree.of(document));
        }
    }

    private static final String LETTERS =
            "aby01 \n\t:#-?'\"\\{}[],&*!|>%@`~<=._+é\u0085\u00a0\u2028\u200b\ufeff\r\u0007☃";

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8) == 0 ? 200 : random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(40) == 0 ? "🙂" : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static YamlNode node(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 ->
                new Sequence(
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> node(random, depth - 1))
                                .toList(),
                        Span.NONE);
            case 2 -> mapping(random, depth - 1);
            default -> scalar(random);
        };
    }

    private static Scalar scalar(Random random) {
        List<String> plains = List.of("5", "true", "~", "", "0x1f", ".inf", "1e3", "yes", "a b", "2026-01-01");
        return random.nextInt(3) == 0
                ? new Scalar(plains.get(random.nextInt(plains.size())), Style.PLAIN, Span.NONE)
                : new Scalar(text(random), Style.QUOTED, Span.NONE);
    }

    private static Mapping mapping(Random random, int depth) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Scalar key = new Scalar(i + "." + text(random), Style.QUOTED, Span.NONE);
            entries.add(new Entry(key, node(random, depth)));
        }
        entries.add(new Entry(scalar(random), node(random, depth)));
        return new Mapping(entries, Span.NONE);
    }

    private static String written(String text) {
        return YamlWriter.write(only(read(text)));
    }

    private static List<YamlNode> read(String text) {
        YamlFile file = new YamlReader(YamlLimits.POLICY).read(new SourceFile("f.yaml", text));
        assertThat(file.diagnostics()).as(text).isEmpty();
        return file.documents();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
