package dev.portcullis.draft;

import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.List;

/** The text under which a store keeps a resource: as its author has written it, as far as it can stand alone. */
final class DraftText {
    private DraftText() {}

    /**
     * The text of a resource.
     *
     * @param siblings how many documents its file holds; the only one keeps what stands before and after it
     */
    static String of(Document document, int siblings) {
        if (siblings == 1) {
            return document.place().file().text();
        }
        String written = YamlWriter.write(List.of(document.node()));
        String cut = cutOut(document.place());
        return readsAs(written, cut) ? cut : written;
    }

    /** Its lines; the first one keeps its column. */
    private static String cutOut(Span place) {
        return " ".repeat(place.column() - 1) + place.text().stripTrailing() + "\n";
    }

    private static boolean readsAs(String written, String cut) {
        YamlFile read = new YamlReader(YamlLimits.POLICY).read(new SourceFile("cut", cut));
        return read.diagnostics().isEmpty()
                && YamlWriter.write(read.documents()).equals(written);
    }
}
