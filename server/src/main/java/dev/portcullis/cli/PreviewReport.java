package dev.portcullis.cli;

import dev.portcullis.draft.PreviewDocument;
import java.time.Instant;

/** Prints what locks would do. */
final class PreviewReport {
    private final Terminal terminal;
    private final Receipt.Output output;

    PreviewReport(Terminal terminal, Receipt.Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /**
     * Prints one preview.
     *
     * @param now when it was taken
     */
    void print(Foresight ahead, Instant now) {
        switch (output) {
            case TEXT -> terminal.out().print(new PreviewText(now).of(ahead));
            case JSON -> StructuredWriter.json().write(PreviewDocument.of(ahead.preview()), terminal.out());
            case YAML -> StructuredWriter.yaml().write(PreviewDocument.of(ahead.preview()), terminal.out());
        }
    }
}
