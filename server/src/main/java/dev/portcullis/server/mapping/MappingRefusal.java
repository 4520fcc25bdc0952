package dev.portcullis.server.mapping;

/** A request in which something cannot be relied on. It stays inside the mapping. */
final class MappingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    MappingRefusal(String message) {
        super(message, null, false, false);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
