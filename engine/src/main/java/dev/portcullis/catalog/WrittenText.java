package dev.portcullis.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** How a text is written so that every parser takes it for a text. */
final class WrittenText {
    /** What means something else to parsers of YAML 1.1. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "=", "<<");

    /** What a number, a date or a time may look like in either version. */
    private static final Pattern NUMBER_LIKE = Pattern.compile("[-+.]?[0-9][-+.:_0-9a-fA-FtTxXoOzZ ]*");

    /** Characters that make the emitter or a parser take a line for two, or hide in it. */
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\n]]");

    private WrittenText() {}

    /** The plainest style for a text; the emitter takes quotes where a plain text would have a meaning of its own. */
    static ScalarStyle style(String text) {
        if (ODD.matcher(text).find()) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        if (text.indexOf('\n') >= 0) {
            return isBlock(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
        }
        return isTextAnyway(text) ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
    }

    /** Whether lines can stand as they are: no blanks before the first or after any, nothing empty at the end. */
    private static boolean isBlock(String text) {
        boolean neat = !text.startsWith(" ") && !text.startsWith("\n") && !text.endsWith(" ") && !text.endsWith("\n\n");
        return neat && !text.contains(" \n");
    }

    private static boolean isTextAnyway(String text) {
        return ScalarType.of(text) == ScalarType.TEXT
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !NUMBER_LIKE.matcher(text).matches();
    }
}
