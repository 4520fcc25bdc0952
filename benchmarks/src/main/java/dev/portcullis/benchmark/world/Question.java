package dev.portcullis.benchmark.world;

import dev.portcullis.request.Request;

/**
 * A request and its right answer.
 *
 * @param request what is asked
 * @param answer what every engine must say
 */
public record Question(Request request, Answer answer) {}
