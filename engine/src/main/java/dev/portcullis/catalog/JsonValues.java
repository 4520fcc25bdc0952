package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Properties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML values as what JSON would make of them. */
final class JsonValues {
    private final Diagnostics diagnostics;

    /** @param diagnostics gets numbers that are out of bounds */
    JsonValues(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The named values of a map; none where it is anything else. */
    Properties properties(YamlNode node) {
        return node instanceof Mapping map ? new Properties(values(map)) : Properties.NONE;
    }

    private Map<String, Object> values(Mapping map) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : map.entries()) {
            values.put(entry.key().text(), value(entry.value()));
        }
        return values;
    }

    private Object value(YamlNode node) {
        if (node instanceof Mapping map) {
            return values(map);
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(this::value).toList();
        }
        return scalar((Scalar) node);
    }

    private Object scalar(Scalar scalar) {
        return switch (scalar.type()) {
            case NOTHING -> Properties.Null.NULL;
            case FLAG -> Boolean.parseBoolean(scalar.text());
            case WHOLE, NUMBER -> number(scalar);
            case TEXT -> scalar.text();
        };
    }

    private Object number(Scalar scalar) {
        try {
            BigDecimal number = new BigDecimal(scalar.text());
            return Properties.isWithinBounds(number) ? number : refused(scalar);
        } catch (NumberFormatException notInJson) {
            return refused(scalar);
        }
    }

    private Object refused(Scalar scalar) {
        String words = YamlWords.shortened(scalar.text());
        diagnostics.add(DiagnosticCode.INVALID_FIELD.at(scalar.span(), "`" + words + "` is no number of JSON"));
        return scalar.text();
    }
}
