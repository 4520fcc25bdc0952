package dev.portcullis.check;

import dev.portcullis.diagnostic.Diagnostics;
import java.util.List;

/** What is wrong between several rules of a policy, wherever they are written. */
public final class RuleClashes {
    private RuleClashes() {}

    public static void check(List<CheckedRules> files, Diagnostics diagnostics) {}
}
