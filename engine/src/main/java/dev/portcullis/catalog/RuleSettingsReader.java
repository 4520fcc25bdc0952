package dev.portcullis.catalog;

import dev.portcullis.decision.Obligation;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.Times;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion.Setting;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands what a rule says behind {@code with}. The options of roles are put into the form that YAML has, so that they
 * are checked and read by what checks and reads them in roles.
 */
final class RuleSettingsReader {
    private static final String OBLIGATION = "obligation.";

    private final Diagnostics diagnostics;

    RuleSettingsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    RuleSettings read(List<Setting> settings) {
        List<Setting> options = new ArrayList<>();
        List<Obligation> obligations = new ArrayList<>();
        for (Setting setting : once(settings)) {
            if (setting.name().text().startsWith(OBLIGATION)) {
                obligations.addAll(obligations(setting));
            } else {
                options.add(setting);
            }
        }
        return new RuleSettings(
                options.isEmpty() ? Optional.empty() : Optional.of(new RuleOptionsForm(diagnostics).read(options)),
                obligations);
    }

    private List<Setting> once(List<Setting> settings) {
        Map<String, Span> seen = new HashMap<>();
        List<Setting> once = new ArrayList<>();
        for (Setting setting : settings) {
            String name = setting.name().text();
            Span first = seen.putIfAbsent(name, setting.name().span());
            if (first == null) {
                once.add(setting);
            } else {
                diagnostics.add(DiagnosticCode.DUPLICATE_KEY.at(setting.name().span(), name, first));
            }
        }
        return once;
    }

    /** What is obliged to, one by one where it is a list: other rules may add to it. */
    private List<Obligation> obligations(Setting setting) {
        String name = setting.name().text().substring(OBLIGATION.length());
        if (RuleOptionsForm.isTaken(name)) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD
                    .at(setting.name().span(), "`" + name + "` is kept for options and accounts of roles")
                    .withHelp(RuleOptionsForm.remedy(name)));
            return List.of();
        }
        List<Expression> values = setting.value() instanceof ListOf list ? list.items() : List.of(setting.value());
        return values.stream().map(value -> new Obligation(name, words(value))).toList();
    }

    private static String words(Expression value) {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Numeral number) {
            return number.value().toPlainString();
        }
        if (value instanceof Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof Length length) {
            return Times.print(length.value());
        }
        throw new AssertionError("no case for " + value);
    }
}
