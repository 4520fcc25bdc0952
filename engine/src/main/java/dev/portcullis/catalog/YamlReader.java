package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML, and JSON with it, into a tree in which every value has its place.
 *
 * <p>It takes the events of Jackson's own YAML parser and not Jackson's tokens: those lose the anchors of single
 * values and whether a value was in quotes, and have no place for a syntax error.
 */
public final class YamlReader {
    private static final int SHORT = 1 << 10;
    private static final int LONG = 1 << 16;
    private static final LoadSettings SHORT_TEXTS = settings(SHORT);
    private static final LoadSettings LONG_TEXTS = settings(LONG);

    private final YamlLimits limits;

    public YamlReader(YamlLimits limits) {
        this.limits = limits;
    }

    /** Reads a text of any number of documents. */
    public YamlFile read(SourceFile file) {
        Diagnostics diagnostics = new Diagnostics();
        List<YamlNode> documents = new ArrayList<>();
        try {
            checkText(file);
            readDocuments(file, documents, diagnostics);
        } catch (YamlRefusal refusal) {
            diagnostics.add(refusal.diagnostic());
        }
        return new YamlFile(documents, diagnostics.sorted());
    }

    /** Before the parser sees it: its time grows faster than the text, and it says little about odd characters. */
    private void checkText(SourceFile file) {
        String text = file.text();
        boolean tooLong = text.length() > limits.bytes()
                || (text.length() > limits.bytes() / 3
                        && text.getBytes(StandardCharsets.UTF_8).length > limits.bytes());
        if (tooLong) {
            throw new YamlRefusal(
                    DiagnosticCode.TOO_LARGE.at(new Span(file, 0, 0), "file", YamlLimits.words(limits.bytes())));
        }
        for (int at = 0; at < text.length(); ) {
            int unit = text.codePointAt(at);
            int end = at + Character.charCount(unit);
            if (!StreamReader.isPrintable(unit)) {
                throw new YamlRefusal(DiagnosticCode.NOT_TEXT.at(
                        new Span(file, at, end), String.format("it holds the character U+%04X", unit)));
            }
            at = end;
        }
    }

    private void readDocuments(SourceFile file, List<YamlNode> documents, Diagnostics diagnostics) {
        LoadSettings settings = file.text().length() < SHORT ? SHORT_TEXTS : LONG_TEXTS;
        Offsets offsets = new Offsets(file);
        YamlEvents events = new YamlEvents(new ParserImpl(settings, new StreamReader(settings, file.text())), offsets);
        YamlTree tree = new YamlTree(events, limits, diagnostics);
        while (events.peek() != Event.ID.StreamEnd) {
            if (events.next().getEventId() == Event.ID.DocumentStart) {
                YamlNode document = tree.read();
                if (!document.isNothing()) {
                    documents.add(document);
                }
            }
        }
    }

    /** @param buffer how many characters the parser takes at a time; most texts of a store are shorter than a large buffer */
    private static LoadSettings settings(int buffer) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(buffer)
                .build();
    }

    /** A text that cannot be read any further. It stays inside the reader. */
    static final class YamlRefusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Diagnostic diagnostic;

        YamlRefusal(Diagnostic diagnostic) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
        }

        Diagnostic diagnostic() {
            return diagnostic;
        }
    }

    /**
     * The events of one text; what the parser complains about becomes a refusal. The steps are made once: to make one costs more
     * than to take it where the virtual machine compiles in haste, and a store has very many texts.
     */
    static final class YamlEvents {
        private final Supplier<Event> peeking;
        private final Supplier<Event> taking;
        private final Offsets offsets;
        private Optional<Mark> end = Optional.empty();

        YamlEvents(ParserImpl parser, Offsets offsets) {
            this.peeking = parser::peekEvent;
            this.taking = parser::next;
            this.offsets = offsets;
        }

        Event.ID peek() {
            return orRefuse(peeking).getEventId();
        }

        Event next() {
            Event event = orRefuse(taking);
            end = event.getEndMark();
            return event;
        }

        /** The parser's complaints, and its accidents with texts that nobody writes in earnest. */
        private Event orRefuse(Supplier<Event> step) {
            try {
                return step.get();
            } catch (YamlEngineException e) {
                throw new YamlRefusal(YamlComplaint.of(e, offsets));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new YamlRefusal(
                        DiagnosticCode.INVALID_YAML.at(offsets.at(end), "what follows here cannot be read"));
            }
        }

        Offsets offsets() {
            return offsets;
        }
    }
}
