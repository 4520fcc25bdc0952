package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_KEY;
import static dev.portcullis.diagnostic.DiagnosticCode.NO_FIELDS;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_NAME;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what chains of names stand for in rules: variables, definitions, fields of local times. */
final class RuleNames {
    private final RuleExpressionChecker checker;
    private final Meanings meanings;
    private final NameResolver variables;
    private final DefinedNames defined;

    RuleNames(RuleExpressionChecker checker, Meanings meanings, Diagnostics found, DefinedNames defined) {
        this.checker = checker;
        this.meanings = meanings;
        this.variables = new NameResolver(DialectTable.RULES, found, defined.names());
        this.defined = defined;
    }

    /** The function that is called; empty when it was reported. */
    Optional<Signature> function(Call call) {
        return variables.function(call);
    }

    /** What a chain gives. */
    StaticType chain(Expression expression) {
        NameChain chain = NameChain.of(expression);
        if (!(chain.head() instanceof Name name)) {
            return follow(chain, checker.type(chain.head()));
        }
        if (defined.has(name.text())) {
            return defined.meaning(name.text())
                    .map(definition -> defined(expression, chain, name, definition))
                    .orElse(StaticType.UNKNOWN);
        }
        Optional<Reference> reference = variables.resolve(expression);
        reference.ifPresent(resolved -> meanings.references.put(expression, resolved));
        return reference.map(resolved -> StaticType.of(resolved.type())).orElse(StaticType.UNKNOWN);
    }

    /** A definition stands for its expression, so one of a name is another name for the same. */
    private StaticType defined(Expression whole, NameChain chain, Name name, CheckedExpression definition) {
        Optional<Reference> alias = definition.reference(definition.expression());
        if (chain.links().isEmpty()) {
            meanings.definitions.put(name, definition);
            alias.ifPresent(reference -> meanings.references.put(name, reference));
            definition.constant(definition.expression()).ifPresent(value -> meanings.constants.put(name, value));
            return definition.staticType();
        }
        if (alias.isPresent() && alias.get().type() == ValueType.JSON) {
            return step(whole, chain, alias.get());
        }
        meanings.definitions.put(name, definition);
        meanings.types.put(name, definition.staticType());
        return follow(chain, definition.staticType());
    }

    private StaticType step(Expression whole, NameChain chain, Reference start) {
        List<String> keys = new ArrayList<>(start.keys());
        for (Expression link : chain.links()) {
            Optional<String> key = NameChain.key(link);
            if (key.isEmpty()) {
                return refuse(INVALID_KEY.at(NameChain.place(link), chain.headText()));
            }
            keys.add(key.get());
        }
        meanings.references.put(whole, new Reference(start.variable(), keys, ValueType.JSON));
        return StaticType.of(ValueType.JSON);
    }

    /** What follows a value: a field of a local time and nothing else. */
    private StaticType follow(NameChain chain, StaticType head) {
        if (head.isUnknown() || chain.links().isEmpty()) {
            return head;
        }
        Expression first = chain.links().get(0);
        if (!head.is(ValueType.LOCAL_TIME) || !(first instanceof Member member)) {
            return refuse(NO_FIELDS.at(NameChain.place(first), Excerpt.of(chain.headText()), head.title()));
        }
        Optional<LocalField> field = LocalField.of(member.field().text());
        if (field.isEmpty()) {
            return refuse(unknownField(member.field()));
        }
        meanings.fields.put(member, field.get());
        StaticType type = StaticType.of(field.get().type());
        return chain.links().size() == 1
                ? type
                : refuse(NO_FIELDS.at(NameChain.place(chain.links().get(1)), Excerpt.of(chain.text(2)), type.title()));
    }

    private static Diagnostic unknownField(Name field) {
        return UNKNOWN_NAME
                .at(field.span(), Excerpt.of(field.text()))
                .withHelp(NearestName.of(field.text(), LocalField.names())
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("a local time has `" + String.join("`, `", LocalField.names()) + "`"));
    }

    private StaticType refuse(Diagnostic problem) {
        checker.report(problem);
        return StaticType.UNKNOWN;
    }
}
