package dev.portcullis.preview;

import dev.portcullis.engine.Standing;
import dev.portcullis.request.Request;

/**
 * A session that runs.
 *
 * @param name what people call it; need not be unique
 * @param request what it was opened with
 * @param standing what was fixed then
 */
public record OpenSession(String name, Request request, Standing standing) {}
