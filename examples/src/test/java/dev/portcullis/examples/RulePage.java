package dev.portcullis.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation with rules in it. The block after a block of rules belongs to it: {@code yaml} are cases, and
 * {@code text} is what {@code check} says.
 *
 * @param examples the rules, in the order of the page
 */
record RulePage(List<Example> examples) {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("# ([a-z-]+\\.rules)\n");
    private static final String TOP =
            "given: {now: '2026-01-05T09:00:00Z', policy: [example.rules, everything.rules]}\ncases:\n";

    RulePage {
        examples = List.copyOf(examples);
    }

    /**
     * A block of rules.
     *
     * @param line where the page shows it
     * @param name of its file
     * @param rules what is in it
     * @param diagnostics what is wrong with it; empty for nothing
     * @param cases a case file beside it
     */
    record Example(int line, String name, String rules, Optional<String> diagnostics, Optional<String> cases) {}

    static RulePage read(Path page) throws IOException {
        String text = Files.readString(page);
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        boolean more = block.find();
        while (more) {
            boolean isRules = block.group(1).equals("rules");
            String rules = block.group(2);
            int line = (int) text.substring(0, block.start()).lines().count() + 1;
            more = block.find();
            if (isRules) {
                examples.add(new Example(
                        line,
                        nameOf(rules),
                        rules,
                        more ? content(block, "text") : Optional.empty(),
                        more ? content(block, "yaml").map(RulePage::caseFile) : Optional.empty()));
            }
        }
        return new RulePage(examples);
    }

    private static Optional<String> content(Matcher block, String language) {
        return Optional.of(block.group(2)).filter(content -> block.group(1).equals(language));
    }

    private static String nameOf(String rules) {
        Matcher name = NAME.matcher(rules);
        return name.lookingAt() ? name.group(1) : "example.rules";
    }

    private static String caseFile(String content) {
        return content.startsWith("- id:") ? TOP + content.indent(2) : content;
    }
}
