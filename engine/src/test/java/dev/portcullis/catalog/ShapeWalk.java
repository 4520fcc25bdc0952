package dev.portcullis.catalog;

import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.ListOf;
import dev.portcullis.catalog.Shape.MapOf;
import dev.portcullis.catalog.Shape.Struct;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists the fields of shapes, and those that a value uses, as {@code struct: field}. */
final class ShapeWalk {
    private ShapeWalk() {}

    /** Every field that a value of a shape can have at any depth. */
    static Set<String> fields(Shape shape) {
        Set<String> fields = new TreeSet<>();
        if (shape instanceof Struct struct) {
            for (Field field : struct.fields()) {
                fields.add(name(struct, field));
                fields.addAll(fields(field.shape()));
            }
        } else if (shape instanceof ListOf list) {
            fields.addAll(fields(list.item()));
        } else if (shape instanceof MapOf map) {
            fields.addAll(fields(map.value()));
        }
        return fields;
    }

    /** Every field that a value has at any depth; one that stands for nothing does not count. */
    static Set<String> fieldsOf(YamlNode node, Shape shape) {
        Set<String> fields = new TreeSet<>();
        if (shape instanceof Struct struct && node instanceof Mapping mapping) {
            for (Field field : struct.fields()) {
                mapping.entry(field.name())
                        .map(Entry::value)
                        .filter(value -> !value.isNothing())
                        .ifPresent(value -> {
                            fields.add(name(struct, field));
                            fields.addAll(fieldsOf(value, field.shape()));
                        });
            }
        } else if (shape instanceof ListOf list) {
            List<YamlNode> items = Fields.items(node);
            items.forEach(item -> fields.addAll(fieldsOf(item, list.item())));
        } else if (shape instanceof MapOf map) {
            Fields.of(node).entries().forEach(entry -> fields.addAll(fieldsOf(entry.value(), map.value())));
        }
        return fields;
    }

    private static String name(Struct struct, Field field) {
        return struct.name() + ": " + field.name();
    }
}
