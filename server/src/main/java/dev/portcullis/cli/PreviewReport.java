package dev.portcullis.cli;

import dev.portcullis.draft.PreviewDocument;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.Surroundings;

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
     * @param surroundings where it was taken
     */
    void print(LockPreview preview, Surroundings surroundings) {
        switch (output) {
            case TEXT -> terminal.out().print(new PreviewText(surroundings).of(preview));
            case JSON -> StructuredWriter.json().write(PreviewDocument.of(preview), terminal.out());
            case YAML -> StructuredWriter.yaml().write(PreviewDocument.of(preview), terminal.out());
        }
    }
}
