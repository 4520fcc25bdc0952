package dev.portcullis.explain;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one role says to a request.
 *
 * @param name the role
 * @param place where it is written
 * @param stance what it comes to
 * @param sections what its halves say, for calls of the Auth API once for each right
 * @param demands what it wants to be shown where it would grant
 */
public record RoleReport(String name, Span place, Stance stance, List<SectionReport> sections, List<Step> demands) {
    public RoleReport {
        sections = List.copyOf(sections);
        demands = List.copyOf(demands);
    }

    static RoleReport unknown(String name) {
        return new RoleReport(name, Span.NONE, Stance.UNKNOWN, List.of(), List.of());
    }

    /** The report of a role that exists. */
    static RoleReport of(String name, Span place, List<SectionReport> sections, List<Step> demands) {
        return new RoleReport(name, place, stance(sections, demands), sections, demands);
    }

    private static Stance stance(List<SectionReport> sections, List<Step> demands) {
        List<Step> allows = steps(sections, Half.ALLOW).toList();
        if (steps(sections, Half.DENY).anyMatch(Step::held)) {
            return Stance.DENIES;
        }
        if (sections.stream().anyMatch(section -> section.step().broken())) {
            return Stance.BROKEN;
        }
        if (allows.stream().noneMatch(Step::held)) {
            return Stance.NOTHING;
        }
        if (demands.stream().anyMatch(Step::failed)) {
            return Stance.DEMANDS;
        }
        return allows.stream().allMatch(Step::held) ? Stance.GRANTS : Stance.GRANTS_PART;
    }

    /** All of it as one step; what a role demands that does not match does not matter. */
    public Step step() {
        boolean matches = steps(sections, Half.ALLOW).anyMatch(Step::held);
        List<Step> parts = Stream.concat(
                        sections.stream().map(SectionReport::step), matches ? demands.stream() : Stream.of())
                .toList();
        return new Step(stance.outcome(), "role " + Words.quoted(name) + " " + stance.words(), place, parts);
    }

    /** What its deny halves and broken halves object to. */
    List<Step> objections() {
        Stream<Step> denials = steps(sections, Half.DENY)
                .filter(step -> !step.failed())
                .flatMap(step -> step.children().stream())
                .filter(condition -> !condition.failed());
        Stream<Step> breaks = steps(sections, Half.ALLOW).filter(Step::broken);
        return Stream.concat(denials, breaks).toList();
    }

    private static Stream<Step> steps(List<SectionReport> sections, Half half) {
        return sections.stream().filter(section -> section.half() == half).map(SectionReport::step);
    }
}
