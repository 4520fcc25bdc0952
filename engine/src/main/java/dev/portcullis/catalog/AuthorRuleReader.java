package dev.portcullis.catalog;

import dev.portcullis.check.CheckedRule;
import dev.portcullis.check.CheckedRules;
import dev.portcullis.check.RuleClashes;
import dev.portcullis.check.RuleFileChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Conclusion.Allow;
import dev.portcullis.syntax.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Understands files of rules. */
final class AuthorRuleReader {
    private static final String ENDING = ".rules";

    private final Diagnostics diagnostics;
    private final RuleSettingsReader settings;
    private final List<CheckedRules> files = new ArrayList<>();

    AuthorRuleReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.settings = new RuleSettingsReader(diagnostics);
    }

    /** Whether a file of this name holds rules. */
    static boolean isRules(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    void add(Fragment file) {
        PolicyParser.file(file, diagnostics)
                .flatMap(tree -> RuleFileChecker.check(tree, diagnostics))
                .ifPresent(files::add);
    }

    /** The rules of all files. */
    List<AuthorRule> read() {
        RuleClashes.check(files, diagnostics);
        return files.stream()
                .flatMap(file -> file.rules().stream().map(rule -> rule(file.file(), rule)))
                .toList();
    }

    private AuthorRule rule(RuleFile file, CheckedRule checked) {
        return new AuthorRule(
                file,
                checked,
                checked.rule().conclusion() instanceof Allow allow
                        ? settings.read(allow.settings())
                        : RuleSettings.NONE);
    }
}
