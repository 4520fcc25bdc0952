package dev.portcullis.server.caller;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads callers files. Paths in a file are relative to its folder. */
public final class CallersReader {
    private final Path folder;
    private final Diagnostics diagnostics = new Diagnostics();

    private CallersReader(Path folder) {
        this.folder = folder;
    }

    /** Reads the file at a path; blocks. One that is not there is a mistake. */
    public static CallersReading load(Path path) {
        SourceFiles found = CatalogReader.files(List.of(path));
        return found.files().isEmpty()
                ? new CallersReading(Optional.empty(), found.diagnostics())
                : read(found.files().get(0), path.toAbsolutePath().resolveSibling(""));
    }

    /**
     * Reads a text.
     *
     * @param folder what paths in it are relative to
     */
    public static CallersReading read(SourceFile file, Path folder) {
        CallersReader reader = new CallersReader(folder);
        CallersFile callers = reader.read(file);
        return new CallersReading(
                reader.diagnostics.hasErrors() ? Optional.empty() : Optional.of(callers), reader.diagnostics.sorted());
    }

    private CallersFile read(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(file);
        diagnostics.addAll(yaml.diagnostics());
        if (yaml.documents().size() > 1) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(
                    file.all(), "one document", yaml.documents().size() + " documents"));
        }
        if (diagnostics.hasErrors() || yaml.documents().isEmpty()) {
            return CallersFile.NOBODY;
        }
        YamlNode document = yaml.documents().get(0);
        new ShapeChecker(diagnostics).check(document, CallersShape.SHAPE);
        return diagnostics.hasErrors() ? CallersFile.NOBODY : callers(Fields.of(document));
    }

    private CallersFile callers(Fields fields) {
        GrantReader grants = new GrantReader(diagnostics);
        TokenReader tokens = new TokenReader(grants, diagnostics);
        IssuerReader issuers = new IssuerReader(folder, grants, diagnostics);
        CertificateReader certificates = new CertificateReader(grants, diagnostics);
        unique("token", "id", fields.maps("tokens"));
        unique("issuer", "issuer", fields.maps("issuers"));
        unique("certificate", "uri", fields.maps("certificates"));
        unique("certificate", "dns", fields.maps("certificates"));
        unique("certificate", "subject", fields.maps("certificates"));
        return new CallersFile(
                fields.maps("tokens").stream()
                        .flatMap(entry -> tokens.read(entry).stream())
                        .toList(),
                fields.maps("issuers").stream()
                        .flatMap(entry -> issuers.read(entry).stream())
                        .toList(),
                fields.maps("certificates").stream()
                        .flatMap(entry -> certificates.read(entry).stream())
                        .toList());
    }

    private void unique(String what, String key, List<Fields> entries) {
        Map<String, Span> first = new HashMap<>();
        for (Fields entry : entries) {
            entry.text(key).ifPresent(value -> {
                Span before = first.putIfAbsent(value.text(), value.place());
                if (before != null) {
                    diagnostics.add(DiagnosticCode.DUPLICATE_RESOURCE.at(value.place(), what, value.text(), before));
                }
            });
        }
    }
}
