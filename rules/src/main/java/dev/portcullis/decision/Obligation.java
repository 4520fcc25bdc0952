package dev.portcullis.decision;

/**
 * What a gateway must see to when it lets something happen.
 *
 * @param name what it is about, for example {@code client_idle_timeout}
 * @param value what must hold: a duration, a truth value, a number, a word, or a sorted list joined by comma and blank
 */
public record Obligation(String name, String value) {}
