package dev.portcullis.model;

import dev.portcullis.check.DialectTable;
import dev.portcullis.check.ExpressionChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.model.ConditionPart.Joint;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import java.util.List;

/**
 * Compiles parts of a role by themselves, for those who explain a decision: with what compiles whole roles, so that a
 * part never says anything else by itself than it does in its role.
 */
public final class RoleParts {
    private final Diagnostics unheard = new Diagnostics();
    private final SectionCompiler sections;
    private final TemplateCompiler templates = new TemplateCompiler(unheard);
    private final SelectorCompiler selectors = new SelectorCompiler(templates, new PatternCompiler(unheard));
    private final ExpressionCompiler expressions = new ExpressionCompiler(unheard);

    /** @param version version of the role whose parts they are */
    public RoleParts(RoleVersion version) {
        this.sections = new SectionCompiler(version, unheard);
    }

    /** An allow section. */
    public Section allow(RoleSection section) {
        return sections.allow(section);
    }

    /** A deny section. */
    public Section deny(RoleSection section) {
        return sections.deny(section);
    }

    /** Wanted labels. */
    public Condition labels(LabelSelector selector) {
        return selectors.compile(selector);
    }

    /** What a text that may be a template stands for; nothing where the template yields nothing. */
    public List<String> texts(Fragment text, Scope scope) {
        return templates.compile(text).of(scope);
    }

    /** A label expression, taken apart. */
    public ConditionPart labels(Fragment text) {
        return part(text, DialectTable.LABELS, DialectSemantics.LABELS, expressions.labels(text));
    }

    /** A {@code where} clause, taken apart. */
    public ConditionPart where(Fragment text) {
        return part(text, DialectTable.WHERE, DialectSemantics.WHERE, expressions.where(text));
    }

    private ConditionPart part(Fragment text, DialectTable table, DialectSemantics semantics, Condition whole) {
        return PolicyParser.expression(text, table.dialect(), unheard)
                .flatMap(tree -> ExpressionChecker.condition(tree, table, unheard))
                .map(checked -> new PartCompiler(
                                checked, table.dialect(), new TreeCompiler(checked, semantics, unheard))
                        .part())
                .orElseGet(() -> new ConditionPart(Joint.NONE, text.text(), text.place(), whole, List.of(), List.of()));
    }
}
