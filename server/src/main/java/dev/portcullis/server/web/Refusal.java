package dev.portcullis.server.web;

import java.util.Map;

/** A request that is answered with an error: thrown by edges, told to the caller by {@link Problems}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, Object> details;

    /**
     * @param status status code of HTTP, from 400 on
     * @param message what is wrong with the request, in one clause that the caller may read
     */
    public Refusal(int status, String message) {
        this(status, message, Map.of());
    }

    /**
     * @param status status code of HTTP, from 400 on
     * @param message what is wrong with the request, in one clause that the caller may read
     * @param details what else programs may want to know, as further members of the problem document
     */
    public Refusal(int status, String message, Map<String, Object> details) {
        super(message, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not the status of an error: " + status);
        }
        this.status = status;
        this.details = details;
    }

    /** The request cannot be understood. */
    public static Refusal malformed(String message) {
        return new Refusal(400, message);
    }

    /** Nobody knows who asks. */
    public static Refusal unauthenticated() {
        return new Refusal(401, "the caller is not authenticated");
    }

    /** The caller may not do that. */
    public static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /** Status code of HTTP. */
    public int status() {
        return status;
    }

    /** What is wrong with the request. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** What else programs may want to know. */
    public Map<String, Object> details() {
        return details;
    }
}
