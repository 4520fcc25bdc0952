package dev.portcullis.parse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that Jazzer makes to reach all of the parser and the printer; {@code fuzz --jazzer} lets it. In the normal
 * build, {@link MutatedTextsTest} does without.
 */
class CoverageFuzzTest {
    private static final List<EntryPoint> ENTRIES = List.of(EntryPoint.values());

    /** The texts of all cases, each with the number of its entry point before it. */
    static Stream<byte[]> cases() {
        return ENTRIES.stream().flatMap(entry -> entry.cases().stream().map(text -> input(entry, text)));
    }

    private static byte[] input(EntryPoint entry, String text) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(ENTRIES.indexOf(entry));
        input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return input.toByteArray();
    }

    @MethodSource("cases")
    @FuzzTest(maxDuration = "10m", maxExecutions = 1_000_000)
    void readsAnyText(byte[] input) {
        if (input.length > 0) {
            EntryPoint entry = ENTRIES.get(Math.floorMod(input[0], ENTRIES.size()));
            Probe.accepts(entry, new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
        }
    }
}
