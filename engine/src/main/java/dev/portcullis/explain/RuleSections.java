package dev.portcullis.explain;

import dev.portcullis.explain.SectionReport.Topic;
import dev.portcullis.model.ApiRule;
import dev.portcullis.model.ApiRules;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.RoleParts;
import dev.portcullis.model.Scope;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the halves of a role say to the rights that a call of the Auth API needs. */
final class RuleSections {
    private static final String ANY = "*";

    private final Scope scope;
    private final String kind;

    RuleSections(Scope scope) {
        this.scope = scope;
        this.kind = scope.request().action().kind();
    }

    /** Both halves for each right; a deny half without rules for the kind is left out. */
    List<SectionReport> of(Role source, CompiledRole compiled) {
        RoleParts parts = new RoleParts(source.version());
        List<Candidate> denying = candidates(source.deny(), parts);
        List<Candidate> allowing = candidates(source.allow(), parts);
        List<SectionReport> reports = new ArrayList<>();
        for (String verb : scope.request().action().verbs()) {
            if (!denying.isEmpty()) {
                reports.add(report(
                        Half.DENY,
                        verb,
                        ask(compiled.deny().rules(), verb),
                        steps(denying, parts, verb),
                        source.deny()));
            }
            reports.add(report(
                    Half.ALLOW,
                    verb,
                    ask(compiled.allow().rules(), verb),
                    steps(allowing, parts, verb),
                    source.allow()));
        }
        return reports;
    }

    /**
     * A rule for the kind of the call.
     *
     * @param source as it is written
     * @param rule as it is asked
     */
    private record Candidate(AccessRule source, ApiRule rule) {}

    /** The rules in the order of looking at them: those for the kind before those for all, the most specific first. */
    private List<Candidate> candidates(RoleSection section, RoleParts parts) {
        return Stream.of(kind, ANY)
                .distinct()
                .flatMap(key -> section.rules().stream()
                        .flatMap(rule -> compiled(section, rule, key, parts))
                        .sorted(Comparator.comparing((Candidate candidate) ->
                                        candidate.rule().score())
                                .reversed()))
                .toList();
    }

    private static Stream<Candidate> compiled(RoleSection section, AccessRule rule, String key, RoleParts parts) {
        ApiRules only = parts.allow(SubSection.rule(section, rule)).rules();
        return only.byKind().getOrDefault(key, List.of()).stream().map(compiled -> new Candidate(rule, compiled));
    }

    private Step ask(ApiRules rules, String verb) {
        return Step.asking(asked -> rules.first(kind, verb, asked).isPresent(), scope, right(verb), Span.NONE);
    }

    private String right(String verb) {
        return "verb " + Words.quoted(verb) + " on " + Words.quoted(kind);
    }

    private SectionReport report(Half half, String verb, Step whole, List<Tried> tried, RoleSection section) {
        Optional<Tried> nearest =
                tried.stream().filter(one -> one.rule().includes(verb)).findFirst();
        String words = half.word() + " " + whole.text() + (tried.isEmpty() ? ": no rule for it" : "");
        return new SectionReport(
                half,
                verb,
                whole.saying(words)
                        .at(section.place())
                        .with(tried.stream().map(Tried::step).toList()),
                nearest.isPresent() ? Topic.ASKED_FOR : Topic.OTHER,
                nearest.map(Tried::unmet)
                        .orElseGet(
                                () -> List.of(Step.of(Outcome.FAILED, right(verb) + " in no rule", section.place()))));
    }

    /**
     * A rule that was looked at.
     *
     * @param rule the rule
     * @param step what came of it
     */
    private record Tried(ApiRule rule, Step step) {
        List<Step> unmet() {
            return step.children().stream().filter(where -> !where.held()).toList();
        }
    }

    /** The rules up to the one that ends the search. */
    private List<Tried> steps(List<Candidate> candidates, RoleParts parts, String verb) {
        List<Tried> tried = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Step step = step(candidate, parts, verb);
            tried.add(new Tried(candidate.rule(), step));
            if (!step.failed()) {
                break;
            }
        }
        return tried;
    }

    private Step step(Candidate candidate, RoleParts parts, String verb) {
        ApiRule rule = candidate.rule();
        String listed =
                Words.some(candidate.source().verbs().stream().map(Words::plain).toList(), ", ");
        String included = "verb " + Words.quoted(verb) + (rule.includes(verb) ? " is" : " is not") + " among " + listed;
        List<Step> where = candidate.source().where().stream()
                .map(text -> new ExpressionSteps(scope).named("where", parts.where(text)))
                .toList();
        return Step.asking(asked -> rule.applies(verb, asked), scope, "rule: " + included, rule.place())
                .with(where);
    }
}
