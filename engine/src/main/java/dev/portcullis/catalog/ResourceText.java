package dev.portcullis.catalog;

import dev.portcullis.source.Span;

/**
 * A resource told apart from others, but not understood yet: what a store keeps.
 *
 * @param kind the word of its {@link Kind}; {@link ResourceTexts#RULES} for a whole file of rules, {@link
 *     ResourceTexts#CONFIGURATION} for Teleport's configuration file
 * @param name its name; where there is only one of its kind, the same for all that are written
 * @param text all of it
 * @param place where it is written, best its name
 */
public record ResourceText(String kind, String name, String text, Span place) {}
