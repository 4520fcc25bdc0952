package dev.portcullis.scenario;

/**
 * One part of an answer beside what it should be.
 *
 * @param part the key in the case format
 * @param expected what the scenario demands
 * @param actual what it came to; empty when there is nothing
 * @param agrees whether that will do
 */
public record Comparison(String part, String expected, String actual, boolean agrees) {
    static Comparison equal(String part, String expected, String actual) {
        return new Comparison(part, expected, actual, expected.equals(actual));
    }
}
