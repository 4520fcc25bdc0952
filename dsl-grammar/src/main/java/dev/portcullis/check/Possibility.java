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
    private static final int MOST_CHOICES = 500;

    private final Map<String, List<Claim>> known = new HashMap<>();
    private final Effort effort;
    private int choices;

    private Possibility(Effort effort) {
        this.effort = effort;
    }

    static boolean of(List<Formula> formulas, Effort effort) {
        return new Possibility(effort).hold(formulas, List.of());
    }

    private boolean hold(List<Formula> formulas, List<Any> waiting) {
        Deque<Claim> added = new ArrayDeque<>();
        List<Any> open = new ArrayList<>();
        if (agree(formulas, added, open)) {
            open.addAll(waiting);
            if (open.isEmpty() || choose(open)) {
                return true;
            }
        }
        added.forEach(claim -> known(claim).remove(claim));
        return false;
    }

    private boolean agree(List<Formula> formulas, Deque<Claim> added, List<Any> open) {
        Deque<Formula> next = new ArrayDeque<>(formulas);
        while (!next.isEmpty()) {
            Formula formula = next.removeLast();
            if (formula instanceof All all) {
                next.addAll(all.parts());
            } else if (formula instanceof Any any) {
                open.add(any);
            } else if (formula instanceof Claim claim) {
                if (isAffordable(claim) && !Claims.agree(known(claim), claim)) {
                    return false;
                }
                known(claim).add(claim);
                added.push(claim);
            }
        }
        return true;
    }

    /** Long lists are not even looked at where that would take too long. */
    private boolean isAffordable(Claim claim) {
        List<Claim> others = known(claim);
        return effort.spend(Claims.length(others, claim)) && effort.spend(Claims.steps(others, claim));
    }

    private List<Claim> known(Claim claim) {
        return known.computeIfAbsent(claim.subject(), subject -> new ArrayList<>());
    }

    private boolean choose(List<Any> open) {
        List<Any> later = open.subList(1, open.size());
        for (Formula choice : open.get(0).choices()) {
            choices++;
            if (choices > MOST_CHOICES || !effort.spend(open.size()) || hold(List.of(choice), later)) {
                return true;
            }
        }
        return false;
    }
}
