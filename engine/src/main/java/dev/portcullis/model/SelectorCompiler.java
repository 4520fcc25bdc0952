package dev.portcullis.model;

import dev.portcullis.role.LabelSelector;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** Compiles label selectors. One with templates is filled in at each decision. */
final class SelectorCompiler {
    private static final List<String> FAILED = List.of("");

    private final TemplateCompiler templates;
    private final PatternCompiler patterns;

    SelectorCompiler(TemplateCompiler templates, PatternCompiler patterns) {
        this.templates = templates;
        this.patterns = patterns;
    }

    Condition compile(LabelSelector selector) {
        if (selector.entries().stream().allMatch(SelectorCompiler::isFixed)) {
            return LabelTest.of(
                    selector.entries().stream().map(SelectorCompiler::fixed).toList(), patterns);
        }
        List<Open> entries = selector.entries().stream().map(this::open).toList();
        return scope -> LabelTest.of(
                        entries.stream().map(entry -> entry.filledIn(scope)).toList(), PatternCompiler.silent())
                .holds(scope);
    }

    private static boolean isFixed(LabelSelector.Entry entry) {
        return !TemplateCompiler.isTemplate(entry.key())
                && entry.values().stream().noneMatch(TemplateCompiler::isTemplate);
    }

    private static LabelTest.Wanted fixed(LabelSelector.Entry entry) {
        return new LabelTest.Wanted(entry.key().text(), entry.values());
    }

    private Open open(LabelSelector.Entry entry) {
        return new Open(
                templates.compile(entry.key()),
                entry.values().stream()
                        .map(value -> new OpenValue(templates.compile(value), value.place()))
                        .toList());
    }

    /** An entry with templates. */
    private record Open(Texts key, List<OpenValue> values) {
        LabelTest.Wanted filledIn(Scope scope) {
            return new LabelTest.Wanted(
                    orFailed(key, scope).get(0),
                    values.stream().flatMap(value -> value.filledIn(scope)).toList());
        }
    }

    /** A value that may be a template. */
    private record OpenValue(Texts texts, Span place) {
        Stream<Fragment> filledIn(Scope scope) {
            return orFailed(texts, scope).stream().map(text -> new Fragment(text, place));
        }
    }

    /** A template that fails names the label without a name, or stands for the empty value. */
    private static List<String> orFailed(Texts texts, Scope scope) {
        List<String> filled = texts.of(scope);
        return filled.isEmpty() ? FAILED : filled;
    }
}
