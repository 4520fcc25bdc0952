package dev.portcullis.server.caller;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the keys of an issuer are. */
public sealed interface KeyPlace {
    /**
     * Public keys in a file, as a JWKS.
     *
     * @param path of the file
     */
    record File(Path path) implements KeyPlace {}

    /**
     * Public keys at a URL, as a JWKS.
     *
     * @param uri {@code https:}, or {@code http:} on this machine
     * @param ca file with the certificates that are trusted there; missing for those of Java
     */
    record Address(URI uri, Optional<Path> ca) implements KeyPlace {}

    /**
     * A secret that is shared with the issuer.
     *
     * @param path of the file that it is in
     */
    record Secret(Path path) implements KeyPlace {}
}
