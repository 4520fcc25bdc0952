package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the keys of an issuer are. */
final class KeyPlaceReader {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private final Path folder;
    private final Diagnostics diagnostics;

    KeyPlaceReader(Path folder, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /** The place; missing when it cannot be read, which is reported. */
    Optional<KeyPlace> read(Fields entry) {
        Optional<Fragment> keys = entry.text("keys");
        Optional<Fragment> secret = entry.text("secret_file");
        if (keys.isPresent() == secret.isPresent()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.place(), "an issuer has exactly one of `keys` and `secret_file`"));
            return Optional.empty();
        }
        return secret.isPresent()
                ? secret.flatMap(this::path).map(KeyPlace.Secret::new)
                : keys.flatMap(written -> keys(written, entry));
    }

    private Optional<KeyPlace> keys(Fragment written, Fields entry) {
        if (!URL.matcher(written.text()).matches()) {
            return path(written).map(KeyPlace.File::new);
        }
        Optional<URI> address = address(written.text());
        if (address.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    written.place(), "keys come from a file, an https: URL, or an http: URL on this machine"));
        }
        return address.map(uri -> new KeyPlace.Address(uri, entry.text("ca").flatMap(this::path)));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean safe = "https".equalsIgnoreCase(uri.getScheme())
                    || ("http".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && THIS_MACHINE.matcher(uri.getHost()).matches());
            return Optional.of(uri).filter(found -> safe && found.getHost() != null && found.getUserInfo() == null);
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Path> path(Fragment written) {
        try {
            return Optional.of(folder.resolve(written.text()));
        } catch (InvalidPathException unreadable) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(written.place(), "this is not the name of a file"));
            return Optional.empty();
        }
    }
}
