package dev.portcullis.explain;

import dev.portcullis.decision.Line;

/**
 * Something that is looked at beside what single roles say.
 *
 * @param line the line of the decision that it can speak on
 * @param step failed where it stands in the way
 */
public record Check(Line line, Step step) {}
