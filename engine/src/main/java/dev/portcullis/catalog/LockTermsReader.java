package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.RuleExpressionChecker;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.WantedLabel;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands what a lock says beside the fields that it names. */
final class LockTermsReader {
    private static final String ANY = "*";

    private final Diagnostics diagnostics;

    LockTermsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What a lock says, or nothing when it is not valid. */
    Optional<LockTerms> read(Fields spec) {
        Diagnostics found = new Diagnostics();
        Fields target = spec.fields("target");
        List<WantedLabel> labels = labels(target, found);
        Optional<CheckedExpression> expression = expression(target, found);
        diagnostics.addAll(found.sorted());
        if (found.hasErrors()) {
            return Optional.empty();
        }
        LockMatch match = spec.word("match").equals("all") ? LockMatch.ALL : LockMatch.ANY;
        Optional<Instant> starts = spec.time("starts");
        Optional<Instant> before = spec.time("sessions_started_before");
        boolean fieldsAlone = labels.isEmpty() && expression.isEmpty() && starts.isEmpty() && before.isEmpty();
        return Optional.of(
                fieldsAlone
                        ? LockTerms.of(match)
                        : new LockTerms(
                                match, labels, expression, starts.orElse(Instant.MIN), before.orElse(Instant.MAX)));
    }

    private static List<WantedLabel> labels(Fields target, Diagnostics found) {
        Optional<YamlNode> node = target.node("labels");
        if (node.isEmpty()) {
            return List.of();
        }
        List<WantedLabel> labels = new ArrayList<>();
        for (Entry entry : Fields.of(node.get()).entries()) {
            List<Fragment> values = Fields.texts(entry.value());
            check(entry, values, found);
            labels.add(new WantedLabel(entry.key().text(), values));
        }
        if (labels.isEmpty()) {
            found.add(DiagnosticCode.INVALID_FIELD.at(node.get().span(), "`labels` names no label"));
        }
        return labels;
    }

    private static void check(Entry entry, List<Fragment> values, Diagnostics found) {
        String key = entry.key().text();
        if (values.isEmpty()) {
            found.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.key().span(),
                    "the label `" + YamlWords.shortened(key) + "` has no value, so nothing matches"));
        }
        if (key.equals(ANY) && values.stream().anyMatch(value -> !value.text().equals(ANY))) {
            found.add(DiagnosticCode.INVALID_FIELD.at(entry.value().span(), "selector *:<val> is not supported"));
        }
        values.stream()
                .filter(value -> value.text().contains("{{"))
                .forEach(value ->
                        found.add(DiagnosticCode.INVALID_FIELD.at(value.place(), "labels of locks have no templates")));
    }

    private static Optional<CheckedExpression> expression(Fields target, Diagnostics found) {
        return target.text("expression")
                .filter(text -> !text.text().isEmpty())
                .flatMap(text -> PolicyParser.expression(text, Dialect.RULES, found))
                .flatMap(tree -> RuleExpressionChecker.condition(tree, found));
    }
}
