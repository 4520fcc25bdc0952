package dev.portcullis.request;

/**
 * Where a request comes from; empty texts are what is not known.
 *
 * @param address IP address, without port
 * @param version version of the client program, as it says itself
 */
public record Client(String address, String version) {
    /** A client of which nothing is known. */
    public static final Client UNKNOWN = new Client("", "");
}
