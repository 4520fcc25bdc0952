package dev.portcullis.explain;

import dev.portcullis.explain.SectionReport.Topic;
import dev.portcullis.explain.Shortfall.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * How far a role is from granting something.
 *
 * @param role the role
 * @param section its allow half
 */
record Nearest(RoleReport role, SectionReport section) {
    private static final int MOST = 3;
    private static final Comparator<Nearest> DISTANCE = Comparator.comparing(
                    (Nearest role) -> role.section().topic() != Topic.ASKED_FOR)
            .thenComparing(role -> role.section().unmet().size());

    /** What the roles lack that came nearest: those about what is asked for before others, then with the least missing. */
    static List<Shortfall> of(List<RoleReport> roles, String verb) {
        List<Nearest> candidates = roles.stream()
                .flatMap(role -> role.sections().stream()
                        .filter(section ->
                                section.half() == Half.ALLOW && section.verb().equals(verb))
                        .map(section -> new Nearest(role, section)))
                .sorted(DISTANCE)
                .toList();
        return candidates.stream()
                .takeWhile(role -> DISTANCE.compare(role, candidates.get(0)) == 0)
                .limit(MOST)
                .map(Nearest::shortfall)
                .toList();
    }

    private Shortfall shortfall() {
        return new Shortfall(
                Kind.LACKS,
                "role " + Words.quoted(role.name()),
                section.step().place(),
                section.unmet().stream().map(Step::text).toList());
    }
}
