package dev.portcullis.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignmentTest {
    /** What is written at the place of a part of the meant text. */
    private static String written(String file, String meant, String part) {
        Fragment fragment = new Fragment(meant, new SourceFile("f", file).all());
        int start = meant.indexOf(part);
        return fragment.span(start, start + part.length()).text();
    }

    @Test
    void plainTextStandsForItself() {
        assertThat(written("a == \"b\"", "a == \"b\"", "\"b\"")).isEqualTo("\"b\"");
    }

    @Test
    void singleQuotesAreDoubled() {
        assertThat(written("'it''s here'", "it's here", "s here")).isEqualTo("s here");
        assertThat(written("'it''s here'", "it's here", "'")).isEqualTo("''");
    }

    @Test
    void doubleQuotesHaveEscapes() {
        String file = "\"a \\\"b\\\" \\\\ \\x41\\u00e9\\U0001F600\\t.\\n\"";
        String meant = "a \"b\" \\ Aé😀\t.\n";
        assertThat(written(file, meant, "\"b\"")).isEqualTo("\\\"b\\\"");
        assertThat(written(file, meant, "\\")).isEqualTo("\\\\");
        assertThat(written(file, meant, "Aé")).isEqualTo("\\x41\\u00e9");
        assertThat(written(file, meant, "😀")).isEqualTo("\\U0001F600");
        assertThat(written(file, meant, ".")).isEqualTo(".");
    }

    @Test
    void escapedLineEndsAreNothing() {
        assertThat(written("\"ab\\\n   cd\"", "abcd", "cd")).isEqualTo("cd");
    }

    @Test
    void literalBlocksAreIndented() {
        String file = "|-\n    a &&\n      b &&\n    c";
        assertThat(written(file, "a &&\n  b &&\nc", "b")).isEqualTo("b");
        assertThat(written(file, "a &&\n  b &&\nc", "c")).isEqualTo("c");
    }

    @Test
    void foldedLinesBecomeBlanks() {
        String file = ">\n  a &&\n  b\n\n  c\n";
        assertThat(written(file, "a && b\nc\n", "b")).isEqualTo("b");
        assertThat(written(file, "a && b\nc\n", "c")).isEqualTo("c");
        assertThat(written("'a\n   b'", "a b", "b")).isEqualTo("b");
        assertThat(written("a  \r\n   b", "a b", "b")).isEqualTo("b");
    }

    @Test
    void blocksMayEndBeforeTheirLastLineEnd() {
        assertThat(written("|\n  a\n  b", "a\nb\n", "b")).isEqualTo("b");
    }

    @Test
    void theEndIsAfterTheLastUnit() {
        Fragment fragment = new Fragment("ab", new SourceFile("f", "'ab'").all());
        assertThat(fragment.span(2, 2)).extracting(Span::start, Span::end).containsExactly(3, 3);
    }

    @Test
    void whatIsNotUnderstoodIsAtTheWholePlace() {
        assertThat(written("!!str abc", "xbc", "b")).isEqualTo("!!str abc");
        assertThat(written("\"\\q\"", "q", "q")).isEqualTo("\"\\q\"");
        assertThat(written("\"\\u12", "x", "x")).isEqualTo("\"\\u12");
        assertThat(written("\"\\uzzzz\"", "x", "x")).isEqualTo("\"\\uzzzz\"");
        assertThat(written("\"\\", "x", "x")).isEqualTo("\"\\");
        assertThat(written("abc", "abcd", "b")).isEqualTo("abc");
        assertThat(written("abc", "abc\u2003", "b")).isEqualTo("abc");
        assertThat(Fragment.of("abc").span(1, 2)).isEqualTo(Span.NONE);
    }
}
