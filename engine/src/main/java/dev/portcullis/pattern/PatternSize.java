package dev.portcullis.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An upper bound for the size of the program that a regular expression compiles to. Counted repetitions multiply what
 * they repeat, nested ones multiply each other, so the size must be known before anything is compiled.
 *
 * <p>One pass over the text: every group keeps the size of what it has collected and of its last item, and a
 * repetition multiplies that last item.
 */
final class PatternSize {
    private static final long CAP = Integer.MAX_VALUE;
    private static final String FLAGS = "imsU-";

    private final String text;
    private final Deque<long[]> outer = new ArrayDeque<>();
    private long collected;
    private long lastItem;
    private int at;

    private PatternSize(String text) {
        this.text = text;
    }

    static long bound(String text) {
        PatternSize size = new PatternSize(text);
        while (size.at < text.length()) {
            size.step();
        }
        while (!size.outer.isEmpty()) {
            size.close();
        }
        return size.collected + size.lastItem;
    }

    private void step() {
        char unit = text.charAt(at++);
        switch (unit) {
            case '(' -> open();
            case ')' -> close();
            case '{' -> repeat();
            case '[' -> skipClass();
            case '*', '+', '?' -> lastItem = Math.min(CAP, lastItem + 1);
            case '\\' -> escape();
            default -> item(1);
        }
    }

    /** An escaped letter; or text that is quoted whole, of which a repetition behind it repeats the last letter only. */
    private void escape() {
        if (!text.startsWith("Q", at)) {
            at++;
            item(1);
            return;
        }
        int end = text.indexOf("\\E", at + 1);
        int letters = (end < 0 ? text.length() : end) - at - 1;
        at = end < 0 ? text.length() : end + 2;
        if (letters > 0) {
            item(letters);
            item(1);
        }
    }

    private void item(long size) {
        collected = Math.min(CAP, collected + lastItem);
        lastItem = size;
    }

    /** A group; one of flags alone is no item, so that a repetition behind it is one of what stands before. */
    private void open() {
        int end = text.indexOf(')', at);
        if (end > at
                && text.charAt(at) == '?'
                && text.substring(at + 1, end).chars().allMatch(PatternSize::isFlag)) {
            at = end + 1;
            return;
        }
        item(0);
        outer.push(new long[] {collected});
        collected = 2;
    }

    private static boolean isFlag(int letter) {
        return FLAGS.indexOf(letter) >= 0;
    }

    private void close() {
        if (!outer.isEmpty()) {
            long group = Math.min(CAP, collected + lastItem);
            collected = outer.pop()[0];
            lastItem = group;
        }
    }

    /** A repetition such as {@code {2,5}}; a brace that begins none is a character. */
    private void repeat() {
        int end = text.indexOf('}', at);
        String bounds = end < 0 ? "" : text.substring(at, end);
        if (bounds.isEmpty() || !bounds.chars().allMatch(unit -> unit == ',' || (unit >= '0' && unit <= '9'))) {
            item(1);
            return;
        }
        long factor = 1;
        for (String number : bounds.split(",", -1)) {
            if (!number.isEmpty()) {
                factor = Math.max(factor, number.length() > 9 ? CAP : Long.parseLong(number));
            }
        }
        lastItem = Math.min(CAP, Math.max(1, lastItem) * factor);
        at = end + 1;
    }

    /** A class that nothing closes counts as what stands in it. */
    private void skipClass() {
        int end = at;
        if (text.startsWith("^", end)) {
            end++;
        }
        if (text.startsWith("]", end)) {
            end++;
        }
        while (end < text.length() && text.charAt(end) != ']') {
            end = skipLetter(end);
        }
        at = end < text.length() ? end + 1 : at;
        item(1);
    }

    /** A letter of a class, an escaped one, or a class with a name. */
    private int skipLetter(int from) {
        int named = text.startsWith("[:", from) ? text.indexOf(":]", from + 2) : -1;
        if (named >= 0) {
            return named + 2;
        }
        return from + (text.charAt(from) == '\\' ? 2 : 1);
    }
}
