package dev.portcullis.server.extauthz;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.portcullis.request.Properties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as protobuf has it. */
final class Structs {
    private static final double LARGEST_EXACT = 1L << 53;

    private Structs() {}

    /**
     * The named values of a struct.
     *
     * @throws IllegalArgumentException if one of them is not a value of JSON
     */
    static Properties properties(Struct struct) {
        return new Properties(values(struct));
    }

    private static Map<String, Object> values(Struct struct) {
        Map<String, Object> values = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static Object value(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case NUMBER_VALUE -> number(value.getNumberValue());
            case BOOL_VALUE -> value.getBoolValue();
            case STRUCT_VALUE -> values(value.getStructValue());
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(Structs::value)
                        .toList();
            case NULL_VALUE, KIND_NOT_SET -> Properties.Null.NULL;
        };
    }

    private static BigDecimal number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a number of JSON");
        }
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
                ? BigDecimal.valueOf((long) number)
                : BigDecimal.valueOf(number);
    }

    /** A text. */
    static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    /** A number. */
    static Value number(long number) {
        return Value.newBuilder().setNumberValue((double) number).build();
    }

    /** Texts in order. */
    static Value texts(List<String> texts) {
        Value.Builder list = Value.newBuilder();
        texts.forEach(text -> list.getListValueBuilder().addValues(text(text)));
        return list.build();
    }

    /** Named values. */
    static Value struct(Map<String, Value> values) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putAllFields(values))
                .build();
    }
}
