package dev.portcullis.coverage;

import dev.portcullis.model.Condition;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hears what every part of every rule says, whichever policies the rules are compiled into. The same place of the same
 * file counts as the same part. Safe for any number of threads.
 */
public final class CoverageRecorder implements ConditionObserver {
    private static final Comparator<Span> OUTER_FIRST =
            Comparator.comparing(Span::start).thenComparing(Span::end, Comparator.reverseOrder());

    private final Map<Key, Tally> branches = new ConcurrentHashMap<>();
    private final Map<Key, Rule> rules = new ConcurrentHashMap<>();

    private record Key(String file, int start, int end) {
        static Key of(Span place) {
            return new Key(place.file().name(), place.start(), place.end());
        }
    }

    private record Rule(String name, Tally tally) {
        RuleRecord record() {
            return new RuleRecord(name, tally.place(), tally.count());
        }
    }

    @Override
    public Condition part(Expression node, Condition condition) {
        return branches.computeIfAbsent(Key.of(node.span()), unused -> new Tally(node.span()))
                .hearing(condition);
    }

    @Override
    public Condition whole(Declaration.Rule rule, Condition condition) {
        Span place = rule.name().span();
        return rules.computeIfAbsent(
                        Key.of(place), unused -> new Rule(rule.name().value(), new Tally(place)))
                .tally()
                .hearing(condition);
    }

    /** What was heard so far. */
    public Coverage coverage() {
        Map<String, SourceFile> files = new TreeMap<>();
        rules.values().forEach(rule -> {
            SourceFile file = rule.tally().place().file();
            files.put(file.name(), file);
        });
        return new Coverage(files.values().stream().map(this::coverage).toList());
    }

    private FileCoverage coverage(SourceFile file) {
        List<RuleRecord> ofRules = rules.entrySet().stream()
                .filter(rule -> rule.getKey().file().equals(file.name()))
                .map(rule -> rule.getValue().record())
                .sorted(Comparator.comparing(RuleRecord::place, OUTER_FIRST))
                .toList();
        List<Branch> ofBranches = branches.entrySet().stream()
                .filter(branch -> branch.getKey().file().equals(file.name()))
                .map(branch ->
                        new Branch(branch.getValue().place(), branch.getValue().count()))
                .sorted(Comparator.comparing(Branch::place, OUTER_FIRST))
                .toList();
        return new FileCoverage(file, ofRules, ofBranches);
    }
}
