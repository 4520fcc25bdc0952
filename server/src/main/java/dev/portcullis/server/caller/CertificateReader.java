package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the entries of certificates in a callers file. */
final class CertificateReader {
    private final GrantReader grants;
    private final Diagnostics diagnostics;

    CertificateReader(GrantReader grants, Diagnostics diagnostics) {
        this.grants = grants;
        this.diagnostics = diagnostics;
    }

    /** A caller; missing when it cannot be read, which is reported. */
    Optional<CertificateCaller> read(Fields entry) {
        Grant grant = grants.read(entry, "a certificate");
        List<CertificateMark> marks = Stream.of(
                        value(entry, "uri").map(CertificateMark::uri),
                        value(entry, "dns").map(CertificateMark::dns),
                        value(entry, "subject").flatMap(name -> subject(entry, name)))
                .flatMap(Optional::stream)
                .toList();
        if (marks.size() != 1) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.place(), "a certificate is known by exactly one of `uri`, `dns` and `subject`"));
        }
        return marks.stream().findFirst().map(mark -> new CertificateCaller(mark, grant));
    }

    private static Optional<String> value(Fields entry, String key) {
        return Optional.of(entry.word(key)).filter(text -> !text.isEmpty());
    }

    private Optional<CertificateMark> subject(Fields entry, String name) {
        Optional<CertificateMark> mark = CertificateMark.subject(name);
        if (mark.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf("subject"), "this is not a distinguished name such as CN=gateway,O=Example"));
        }
        return mark;
    }
}
