package dev.portcullis.scenario;

import dev.portcullis.request.Request;
import dev.portcullis.source.Span;
import java.util.Optional;

/**
 * One test of a policy.
 *
 * @param id unique in its file: the name where there is no id, and the title where there is no name
 * @param area what it is about, or empty
 * @param title what it shows, in one line; empty where the id says it
 * @param place where it is written
 * @param given what is known
 * @param request the question; empty where only loading is tested
 * @param expectation the right answer
 */
public record Scenario(
        String id,
        String area,
        String title,
        Span place,
        Given given,
        Optional<Request> request,
        Expectation expectation) {
    /** What it is called: id and title. */
    public String label() {
        return title.isEmpty() ? id : id + " " + title;
    }
}
