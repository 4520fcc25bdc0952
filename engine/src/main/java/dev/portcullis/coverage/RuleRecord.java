package dev.portcullis.coverage;

import dev.portcullis.source.Span;

/**
 * What all conditions of a rule came to together. What is wanted of tests is to see it apply.
 *
 * @param name what people call it
 * @param place where its name is written
 * @param count how often it applied, did not apply, or could not be told
 */
public record RuleRecord(String name, Span place, Count count) {
    /** Whether it was seen to apply. */
    public boolean applied() {
        return count.trues() > 0;
    }

    /** What tests have not shown, in words; empty where they have shown all. */
    public String gap() {
        if (applied()) {
            return "";
        }
        return count.asked() == 0 ? "never evaluated" : "never applied";
    }
}
