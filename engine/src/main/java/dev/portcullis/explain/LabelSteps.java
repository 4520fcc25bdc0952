package dev.portcullis.explain;

import dev.portcullis.model.RoleParts;
import dev.portcullis.model.Scope;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.source.Fragment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a section's conditions on labels say to a request. */
final class LabelSteps {
    private static final String ANY = "*";

    private final RoleParts parts;
    private final Scope scope;
    private final ResourceKind kind;

    LabelSteps(Viewpoint view, ResourceKind kind) {
        this.parts = view.parts();
        this.scope = view.scope();
        this.kind = kind;
    }

    /** One step for each wanted label, unless a wildcard makes the others unimportant. */
    List<Step> entries(LabelSelector selector) {
        if (selector.entries().isEmpty()) {
            return List.of();
        }
        List<Step> entries = selector.entries().stream().map(this::entry).toList();
        return selector(selector).held() ? entries.stream().filter(Step::held).toList() : entries;
    }

    /** The wanted labels as one step, since all of them together are one condition. */
    Stream<Step> together(LabelSelector selector) {
        List<Step> entries = entries(selector);
        return entries.size() <= 1
                ? entries.stream()
                : Stream.of(selector(selector).with(entries));
    }

    /** The expression, if there is one. */
    Stream<Step> expression(LabelCondition labels) {
        return labels.expression().stream()
                .map(text -> new ExpressionSteps(scope).named("expression", parts.labels(text)));
    }

    private Step selector(LabelSelector selector) {
        return ask(selector, "all of " + kind.labelsKey());
    }

    private Step entry(LabelSelector.Entry entry) {
        return ask(new LabelSelector(List.of(entry)), words(entry))
                .at(entry.key().place());
    }

    private Step ask(LabelSelector selector, String words) {
        return Step.asking(
                parts.labels(selector),
                scope,
                words,
                selector.entries().get(0).key().place());
    }

    private String words(LabelSelector.Entry entry) {
        if (entry.key().text().equals(ANY)
                && entry.values().stream().anyMatch(value -> value.text().equals(ANY))) {
            return "labels: any";
        }
        String key = parts.texts(entry.key(), scope).stream().findFirst().orElse("");
        String actual = Optional.ofNullable(scope.request().resource().labels().get(key))
                .map(Words::quoted)
                .orElse("missing");
        return "label " + shown(entry.key(), key) + ": wanted " + wanted(entry.values()) + ", is " + actual;
    }

    private static String shown(Fragment written, String key) {
        return written.text().equals(key)
                ? Words.plain(key)
                : Words.expression(written.text()) + " → " + Words.quoted(key);
    }

    private String wanted(List<Fragment> values) {
        List<String> wanted = values.stream().map(this::wanted).toList();
        return wanted.isEmpty() ? "nothing" : Words.some(wanted, " or ");
    }

    private String wanted(Fragment value) {
        List<String> texts = parts.texts(value, scope);
        if (texts.equals(List.of(value.text()))) {
            return Words.quoted(value.text());
        }
        String filled = texts.isEmpty()
                ? Words.quoted("")
                : Words.some(texts.stream().map(Words::quoted).toList(), " or ");
        return Words.expression(value.text()) + " → " + filled;
    }
}
