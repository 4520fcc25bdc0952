package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes documents as YAML: one value a line, texts in quotes only where they need them. What is written reads back as
 * the same values, here and by parsers of YAML 1.1. Comments and the author's layout are not kept.
 */
public final class YamlWriter {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .setUseUnicodeEncoding(true)
            .build();
    private static final ImplicitTuple ANY_STYLE = new ImplicitTuple(true, true);
    private static final String NOTHING = "null";

    private final Emitter emitter;
    private final SharedNodes shared;

    private YamlWriter(StringBuilder text, SharedNodes shared) {
        this.emitter = new Emitter(SETTINGS, new TextSink(text));
        this.shared = shared;
    }

    /** Where the emitter writes to. */
    private record TextSink(StringBuilder text) implements StreamDataWriter {
        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String part, int offset, int length) {
            text.append(part, offset, offset + length);
        }
    }

    /** A document; its last line ends with a line end. */
    public static String write(YamlNode document) {
        StringBuilder text = new StringBuilder();
        new YamlWriter(text, SharedNodes.of(document)).writeStream(document);
        return text.toString();
    }

    /** Documents in order, with {@code ---} between them. */
    public static String write(List<? extends YamlNode> documents) {
        return String.join("---\n", documents.stream().map(YamlWriter::write).toList());
    }

    private void writeStream(YamlNode document) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        write(document, Place.VALUE);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    /** Where a single value stands: keys keep to one line. */
    private enum Place {
        KEY,
        VALUE
    }

    private void write(YamlNode node, Place place) {
        Optional<Anchor> alias = shared.alias(node);
        if (alias.isPresent()) {
            emitter.emit(new AliasEvent(alias));
        } else if (node instanceof Scalar scalar) {
            writeScalar(scalar, place);
        } else if (node instanceof Sequence sequence) {
            writeSequence(sequence);
        } else if (node instanceof Mapping mapping) {
            writeMapping(mapping);
        }
    }

    private void writeScalar(Scalar scalar, Place place) {
        String text = scalar.isNothing() && place == Place.VALUE ? NOTHING : scalar.text();
        ScalarStyle style = style(scalar, text);
        boolean block = style == ScalarStyle.LITERAL && place == Place.KEY;
        ScalarStyle possible = block ? ScalarStyle.DOUBLE_QUOTED : style;
        emitter.emit(new ScalarEvent(shared.anchor(scalar), Optional.empty(), ANY_STYLE, text, possible));
    }

    /** A value without marks stays without, as far as it can: in YAML 1.1 it may be more than a text. */
    private static ScalarStyle style(Scalar scalar, String text) {
        boolean plain = scalar.style() == Style.PLAIN && text.indexOf('\n') < 0;
        return plain ? ScalarStyle.PLAIN : WrittenText.style(text);
    }

    private void writeSequence(Sequence sequence) {
        FlowStyle style = sequence.items().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
        emitter.emit(new SequenceStartEvent(shared.anchor(sequence), Optional.empty(), true, style));
        sequence.items().forEach(item -> write(item, Place.VALUE));
        emitter.emit(new SequenceEndEvent());
    }

    private void writeMapping(Mapping mapping) {
        FlowStyle style = mapping.entries().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
        emitter.emit(new MappingStartEvent(shared.anchor(mapping), Optional.empty(), true, style));
        for (Entry entry : mapping.entries()) {
            write(entry.key(), Place.KEY);
            write(entry.value(), Place.VALUE);
        }
        emitter.emit(new MappingEndEvent());
    }
}
