package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes texts of bytes: UTF-8, with or without a byte order mark, which is left out. */
public final class TextReader {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final int limit;

    /**
     * @param limit most bytes that a text may have
     */
    public TextReader(int limit) {
        this.limit = limit;
    }

    /** The text of some bytes, or what is wrong with them. */
    public SourceFiles read(String name, byte[] bytes) {
        SourceFile nothing = new SourceFile(name, "");
        if (bytes.length > limit) {
            return refused(DiagnosticCode.TOO_LARGE.at(nothing.all(), "file", YamlLimits.words(limit)));
        }
        if (isUtf16(bytes)) {
            return refused(DiagnosticCode.NOT_TEXT
                    .at(nothing.all(), "it looks like UTF-16")
                    .withHelp("save it as UTF-8"));
        }
        return decoded(name, bytes);
    }

    private static SourceFiles decoded(String name, byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        if (bytes.length >= MARK.length
                && ByteBuffer.wrap(bytes, 0, MARK.length).equals(ByteBuffer.wrap(MARK))) {
            rest.position(MARK.length);
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(rest, text, true);
        SourceFile file = new SourceFile(name, text.flip().toString());
        if (result.isError()) {
            int end = file.text().length();
            String wrong = String.format("the byte 0x%02X is not UTF-8", rest.get(rest.position()));
            return refused(
                    DiagnosticCode.NOT_TEXT.at(new Span(file, end, end), wrong).withHelp("save it as UTF-8"));
        }
        int zero = file.text().indexOf('\0');
        return zero < 0
                ? new SourceFiles(List.of(file), List.of())
                : refused(DiagnosticCode.NOT_TEXT.at(new Span(file, zero, zero + 1), "it holds a zero byte"));
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean marked = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
        return marked || (first == 0) != (second == 0);
    }

    private static SourceFiles refused(Diagnostic diagnostic) {
        return new SourceFiles(List.of(), List.of(diagnostic));
    }
}
