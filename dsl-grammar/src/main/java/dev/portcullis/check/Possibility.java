package dev.portcullis.check;

import dev.portcullis.check.Formula.All;
import dev.portcullis.check.Formula.Any;
import dev.portcullis.check.Formula.Claim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether formulas can hold together. Choices are tried one after the other, up to a number of steps; after that the
 * answer is that they can. That they cannot is therefore certain, that they can is not.
 */
final class Possibility {
    private static final int MOST_STEPS = 500;

    private final Map<String, List<Claim>> known = new HashMap<>();
    private int steps;

    private Possibility() {}

    static boolean of(List<Formula> formulas) {
        return new Possibility().hold(formulas, List.of());
    }

    private boolean hold(List<Formula> formulas, List<Any> waiting) {
        Deque<Claim> added = new ArrayDeque<>();
        List<Any> choices = new ArrayList<>();
        if (agree(formulas, added, choices)) {
            choices.addAll(waiting);
            if (choices.isEmpty() || choose(choices)) {
                return true;
            }
        }
        added.forEach(claim -> known(claim).remove(claim));
        return false;
    }

    private boolean agree(List<Formula> formulas, Deque<Claim> added, List<Any> choices) {
        Deque<Formula> next = new ArrayDeque<>(formulas);
        while (!next.isEmpty()) {
            Formula formula = next.removeLast();
            if (formula instanceof All all) {
                next.addAll(all.parts());
            } else if (formula instanceof Any any) {
                choices.add(any);
            } else if (formula instanceof Claim claim) {
                if (!Claims.agree(known(claim), claim)) {
                    return false;
                }
                known(claim).add(claim);
                added.push(claim);
            }
        }
        return true;
    }

    private List<Claim> known(Claim claim) {
        return known.computeIfAbsent(claim.subject(), subject -> new ArrayList<>());
    }

    private boolean choose(List<Any> choices) {
        List<Any> later = choices.subList(1, choices.size());
        for (Formula choice : choices.get(0).choices()) {
            steps++;
            if (steps > MOST_STEPS || hold(List.of(choice), later)) {
                return true;
            }
        }
        return false;
    }
}
