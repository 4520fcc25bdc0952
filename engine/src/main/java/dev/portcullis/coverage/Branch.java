package dev.portcullis.coverage;

import dev.portcullis.source.Span;

/**
 * A part of a condition that is true or false by itself: an operand, a comparison, a call, or several joined. What is
 * wanted of tests is to see both.
 *
 * @param place where it is written
 * @param count what it said
 */
public record Branch(Span place, Count count) {
    /** How many of its two answers were seen. */
    public int seen() {
        return (count.trues() > 0 ? 1 : 0) + (count.falses() > 0 ? 1 : 0);
    }

    /** Whether it was seen to be true and to be false. */
    public boolean covered() {
        return seen() == 2;
    }

    /** What tests have not shown, in words; empty where they have shown all. */
    public String gap() {
        if (covered()) {
            return "";
        }
        if (count.asked() == 0) {
            return "never evaluated";
        }
        if (seen() == 0) {
            return "always an error";
        }
        return count.trues() == 0 ? "never true" : "never false";
    }
}
