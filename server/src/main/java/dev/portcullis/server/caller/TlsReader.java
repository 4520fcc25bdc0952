package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.caller.TlsSettings.ClientCertificates;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a configuration file says of TLS, once its shape has been checked. */
public final class TlsReader {
    private final Path folder;
    private final Diagnostics diagnostics;

    /**
     * @param folder what paths are relative to
     * @param diagnostics where mistakes are reported
     */
    public TlsReader(Path folder, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /** The settings; missing when they cannot be used, which is reported. */
    public Optional<TlsSettings> read(Fields fields) {
        Optional<Path> certificate = need(fields, "certificate");
        Optional<Path> key = need(fields, "key");
        Optional<Path> ca = path(fields, "client_ca");
        ClientCertificates clients = clients(fields, ca);
        if (clients != ClientCertificates.NONE && ca.isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.place(), "tls", "client_ca"));
            return Optional.empty();
        }
        TlsFiles files = new TlsFiles(fields, diagnostics);
        certificate.ifPresent(chain -> key.ifPresent(secret -> files.tryPair(chain, secret)));
        ca.ifPresent(files::tryAuthorities);
        return certificate.flatMap(chain -> key.map(secret -> new TlsSettings(chain, secret, ca, clients)));
    }

    private static ClientCertificates clients(Fields fields, Optional<Path> ca) {
        String word = fields.word("client_certificates");
        return Arrays.stream(ClientCertificates.values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElse(ca.isPresent() ? ClientCertificates.REQUEST : ClientCertificates.NONE);
    }

    private Optional<Path> need(Fields fields, String name) {
        if (fields.word(name).isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.place(), "tls", name));
        }
        return path(fields, name);
    }

    private Optional<Path> path(Fields fields, String name) {
        String written = fields.word(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(written);
            if (!Files.isReadable(path)) {
                diagnostics.add(DiagnosticCode.UNREADABLE_FILE.at(
                        fields.placeOf(name), written, "it is not there, or not for us"));
            }
            return Optional.of(path);
        } catch (InvalidPathException wrong) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.placeOf(name), "this is not the name of a file"));
            return Optional.empty();
        }
    }
}
