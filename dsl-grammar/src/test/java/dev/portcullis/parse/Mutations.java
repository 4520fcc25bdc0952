package dev.portcullis.parse;

import java.util.List;
import java.util.Random;

/** Texts that are nearly like others: pieces left out, doubled, moved, replaced by words of the language. */
final class Mutations {
    private static final int LONGEST = 4_000;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            ".",
            ",",
            " && ",
            " || ",
            "!",
            " == ",
            " != ",
            " < ",
            " >= ",
            "=",
            " in ",
            " not ",
            " and ",
            " or ",
            "true",
            "false",
            "-",
            "+",
            "*",
            "^",
            "$",
            "{{",
            "}}",
            "{",
            "}",
            "\"",
            "`",
            "'",
            "\\",
            "\\\"",
            "\\u00e9",
            "\\xc3",
            "\\303",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "\n\n\n",
            "# c\n",
            " // d\r\n",
            "#",
            "//",
            "\ufeff",
            "\u00a0",
            "é",
            "😀",
            "\ud83d",
            "\u0000",
            "\u2028",
            "\ndefine x = ",
            "\nrule \"r\" ",
            "define",
            "rule",
            " for ",
            " on ",
            " when ",
            " unless ",
            " allow ",
            " deny ",
            " terminate ",
            " with ",
            "a",
            "user.name",
            "labels[\"env\"]",
            "contains(",
            "regexp.replace(",
            "now.at(\"Europe/Berlin\")",
            "\"x\"",
            "`y`",
            "\"{{user.name}}\"",
            "0",
            "1",
            "1.5",
            "1h30m",
            "9999999h",
            "2026-01-05T09:00:00Z",
            "+01:00",
            "internal.logins",
            "external[\"a\"]");

    private final Random random;
    private final List<String> seeds;

    Mutations(Random random, List<String> seeds) {
        this.random = random;
        this.seeds = List.copyOf(seeds);
    }

    /** One more text. */
    String next() {
        StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "" : seed());
        int changes = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4);
        for (int change = 0; change < changes; change++) {
            change(text);
        }
        text.setLength(Math.min(text.length(), LONGEST));
        return text.toString();
    }

    private void change(StringBuilder text) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(random.nextInt(4) == 0 ? 60 : 6));
        switch (random.nextInt(8)) {
            case 0, 1 -> text.insert(start, piece());
            case 2 -> text.replace(start, end, piece());
            case 3 -> text.delete(start, end);
            case 4 -> text.insert(start, text.substring(start, end).repeat(1 + random.nextInt(5)));
            case 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(start, end));
            case 6 -> text.insert(start, part(seed()));
            default -> text.replace(start, end, Character.toString(random.nextInt(0x250)));
        }
    }

    /** Sometimes very often, to go deep. */
    private String piece() {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return random.nextInt(50) == 0 ? piece.repeat(1 + random.nextInt(400)) : piece;
    }

    private String part(String text) {
        int start = random.nextInt(text.length() + 1);
        return text.substring(start, start + random.nextInt(text.length() - start + 1));
    }

    private String seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }
}
