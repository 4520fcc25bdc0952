package dev.portcullis.draft;

import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is written in YAML as the values of {@link StructuredWriter}, with the types of YAML 1.2. */
public final class PlainValue {
    /** Longer numbers are refused by most readers of JSON. */
    private static final int LONGEST_NUMBER = 1000;

    private PlainValue() {}

    public static Object of(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return ofMapping(mapping);
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(PlainValue::of).toList();
        }
        if (node instanceof Scalar scalar) {
            return ofScalar(scalar);
        }
        throw new AssertionError("no case for " + node);
    }

    private static Map<String, Object> ofMapping(Mapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> values.put(entry.key().text(), of(entry.value())));
        return values;
    }

    private static Object ofScalar(Scalar scalar) {
        return switch (scalar.type()) {
            case NOTHING -> Optional.empty();
            case FLAG -> scalar.text().toLowerCase(Locale.ROOT).equals("true");
            case WHOLE, NUMBER -> ofNumber(scalar.text());
            case TEXT -> scalar.text();
        };
    }

    /** A number where JSON has it; infinity, for one, remains a text. */
    private static Object ofNumber(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            return text.startsWith("0x")
                    ? new BigDecimal(new BigInteger(text.substring(2), 16))
                    : text.startsWith("0o")
                            ? new BigDecimal(new BigInteger(text.substring(2), 8))
                            : new BigDecimal(text);
        } catch (NumberFormatException notInJson) {
            return text;
        }
    }
}
