package dev.portcullis.server.extauthz;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.portcullis.request.Properties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Maps, lists, texts, numbers, truth values and optional values; what is missing is left out. */
    static Struct of(Map<?, ?> document) {
        Struct.Builder struct = Struct.newBuilder();
        document.forEach((name, value) -> {
            if (!(value instanceof Optional<?> optional)) {
                struct.putFields(String.valueOf(name), of(value));
            } else if (optional.isPresent()) {
                struct.putFields(String.valueOf(name), of(optional.get()));
            }
        });
        return struct.build();
    }

    private static Value of(Object value) {
        Value.Builder written = Value.newBuilder();
        if (value instanceof Map<?, ?> map) {
            return written.setStructValue(of(map)).build();
        }
        if (value instanceof List<?> list) {
            return written.setListValue(ListValue.newBuilder()
                            .addAllValues(list.stream().map(Structs::of).toList()))
                    .build();
        }
        if (value instanceof Number number) {
            return written.setNumberValue(number.doubleValue()).build();
        }
        return value instanceof Boolean flag
                ? written.setBoolValue(flag).build()
                : written.setStringValue(String.valueOf(value)).build();
    }
}
