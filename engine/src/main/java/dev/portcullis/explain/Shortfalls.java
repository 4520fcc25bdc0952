package dev.portcullis.explain;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.explain.Shortfall.Kind;
import dev.portcullis.lock.Lock;
import dev.portcullis.role.Role;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what stands between a request and being allowed. */
final class Shortfalls {
    private final List<Finding> findings;
    private final List<Check> checks;
    private final List<RoleReport> roles;
    private final List<Lock> locks;

    Shortfalls(List<Finding> findings, List<Check> checks, List<RoleReport> roles, List<Lock> locks) {
        this.findings = findings;
        this.checks = checks;
        this.roles = roles;
        this.locks = locks;
    }

    /** What would have to be otherwise on the line that decided; nothing where the request is allowed. */
    List<Shortfall> of(Decision decision) {
        if (decision.allowed()) {
            return List.of();
        }
        Line line = decision.finding().line();
        return switch (line) {
            case LOCK -> each(line, this::lock);
            case TERMINATE_RULE, DENY_RULE -> each(line, Shortfalls::plain);
            case ROLE_DENY -> each(line, this::objection);
            case ROLE_DEMAND -> each(line, this::demand);
            case NOTHING -> nothing();
            default -> each(line, found -> check(found).orElseGet(() -> plain(found)));
        };
    }

    private List<Shortfall> each(Line line, Function<Finding, Shortfall> shortfall) {
        return findings.stream()
                .filter(found -> found.line() == line)
                .map(shortfall)
                .distinct()
                .toList();
    }

    private Shortfall lock(Finding found) {
        return locks.stream()
                .filter(lock -> lock.name().equals(found.origin().name()))
                .findFirst()
                .map(lock -> shortfall(Kind.LOCKS, found, List.of(lock.targeting())))
                .orElseGet(() -> plain(found));
    }

    private Shortfall objection(Finding found) {
        List<String> objections = role(found).stream()
                .flatMap(role -> role.objections().stream())
                .map(Step::text)
                .toList();
        return objections.isEmpty() ? plain(found) : shortfall(Kind.DENIES, found, objections);
    }

    private Shortfall demand(Finding found) {
        List<String> demands = role(found).stream()
                .flatMap(role -> role.demands().stream())
                .filter(Step::failed)
                .map(Step::text)
                .toList();
        return demands.isEmpty() ? check(found).orElseGet(() -> plain(found)) : shortfall(Kind.DEMANDS, found, demands);
    }

    private Optional<RoleReport> role(Finding found) {
        return roles.stream()
                .filter(role -> role.name().equals(found.origin().name()))
                .findFirst();
    }

    private Optional<Shortfall> check(Finding found) {
        return checks.stream()
                .filter(check -> check.line() == found.line() && check.step().failed())
                .map(check -> shortfall(Kind.DENIES, found, List.of(check.step().text())))
                .findFirst();
    }

    private static Shortfall plain(Finding found) {
        String why = found.detail().isEmpty() ? found.message() : found.detail();
        return shortfall(Kind.DENIES, found, List.of(why));
    }

    private static Shortfall shortfall(Kind kind, Finding found, List<String> conditions) {
        String name = found.origin().name();
        String who = name.isEmpty() ? "the cluster" : found.origin().kind() + " " + Words.quoted(name);
        return new Shortfall(kind, who, found.origin().place(), conditions);
    }

    private List<Shortfall> nothing() {
        Optional<Check> check = checks.stream()
                .filter(found -> found.line() == Line.NOTHING && found.step().failed())
                .findFirst();
        if (check.isPresent()) {
            return List.of(everyRole(check.get().step().text()));
        }
        List<RoleReport> known = roles.stream()
                .filter(role -> role.stance() != Stance.UNKNOWN && !role.name().equals(Role.IMPLICIT))
                .toList();
        return known.isEmpty()
                ? List.of(new Shortfall(Kind.LACKS, "the user", Span.NONE, List.of("a role that exists")))
                : Nearest.of(known, refusedVerb());
    }

    private static Shortfall everyRole(String why) {
        return new Shortfall(Kind.LACKS, "every role", Span.NONE, List.of(why));
    }

    /** The first right that no role grants; empty for a resource. */
    private String refusedVerb() {
        return roles.stream()
                .flatMap(role -> role.sections().stream())
                .map(SectionReport::verb)
                .distinct()
                .filter(this::isRefused)
                .findFirst()
                .orElse("");
    }

    private boolean isRefused(String verb) {
        return roles.stream()
                .flatMap(role -> role.sections().stream())
                .noneMatch(section -> section.half() == Half.ALLOW
                        && section.verb().equals(verb)
                        && section.step().held());
    }
}
