package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what all resources have in common. */
final class MetadataChecker {
    private static final Pattern LABEL_KEY = Pattern.compile("[a-zA-Z/.0-9_:*-]+");

    /** What addresses mean folders by. */
    private static final Set<String> PATHS = Set.of(".", "..");

    private final Diagnostics diagnostics;

    MetadataChecker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Resource resource) {
        if (resource.name().isEmpty() && !resource.kind().isSingle()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(resource.namePlace(), "missing parameter Name"));
        }
        if (!resource.kind().isSingle() && PATHS.contains(resource.name())) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    resource.namePlace(), "the name `" + resource.name() + "` cannot be part of an address"));
        }
        resource.metadata().fields("labels").entries().forEach(label -> checkKey(label.key()));
    }

    private void checkKey(Scalar key) {
        if (!LABEL_KEY.matcher(key.text()).matches()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    key.span(), "invalid label key: " + YamlWords.quoted(YamlWords.shortened(key.text()))));
        }
    }
}
