package dev.portcullis.gateway;

/** A client says what nobody understands, or what this gateway does not serve. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * A fault in what a client said.
     *
     * @param message what the client is told; holds nothing that the client said
     */
    ProtocolException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
