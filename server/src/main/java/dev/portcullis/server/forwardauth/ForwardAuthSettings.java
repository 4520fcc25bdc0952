package dev.portcullis.server.forwardauth;

import dev.portcullis.server.mapping.RequestMapping;

/**
 * How gateways ask.
 *
 * @param path where they ask, for example {@code /forward-auth}
 * @param headers which headers tell of the original request
 * @param mapping what is asked with them
 */
public record ForwardAuthSettings(String path, HeaderSet headers, RequestMapping mapping) {
    /** Where gateways ask unless something else is configured. */
    public static final String PATH = "/forward-auth";
}
