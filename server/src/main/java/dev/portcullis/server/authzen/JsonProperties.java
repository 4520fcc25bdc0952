package dev.portcullis.server.authzen;

import dev.portcullis.request.Properties;
import dev.portcullis.server.web.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a caller's JSON says, as rules look at it. */
final class JsonProperties {
    private JsonProperties() {}

    /**
     * The members of an object.
     *
     * @throws Refusal with status 400 where a number is out of bounds
     */
    static Properties of(Members members) {
        return members.node().isEmpty() ? Properties.NONE : new Properties(values(members.node()));
    }

    /** The same without one of them. */
    static Properties without(Members members, String name) {
        Map<String, Object> values = values(members.node());
        values.remove(name);
        return values.isEmpty() ? Properties.NONE : new Properties(values);
    }

    private static Map<String, Object> values(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            values.put(member.getKey(), value(member.getValue()));
        }
        return values;
    }

    private static Object value(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return number(value);
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isObject()) {
            return values(value);
        }
        return value.isArray() ? list(value) : Properties.Null.NULL;
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>(array.size());
        for (JsonNode item : array.values()) {
            list.add(value(item));
        }
        return list;
    }

    private static BigDecimal number(JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (!Properties.isWithinBounds(number)) {
            throw Refusal.malformed("a number has too many digits");
        }
        return number;
    }
}
