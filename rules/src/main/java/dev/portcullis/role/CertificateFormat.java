package dev.portcullis.role;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How SSH certificates are written. */
public enum CertificateFormat {
    /** With extensions. */
    STANDARD,
    /** As old servers understand them. */
    OLDSSH;

    /** The word in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format with a YAML word. */
    public static Optional<CertificateFormat> ofWord(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
