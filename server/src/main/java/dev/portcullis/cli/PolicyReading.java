package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A policy as it is written in files, in a store, or in both.
 *
 * @param catalog what it holds, with notes, and every resource as it is written
 * @param token up to where the writes of the store are part of it
 * @param home where it is
 */
record PolicyReading(CatalogReading catalog, StoreToken token, Home home) {
    /** What files are known at; nothing is ever written to them here. */
    private static final StoreToken OF_FILES = StoreToken.NONE.at(1);

    /** Where a policy is. */
    enum Home {
        FILES,
        /** In a store, and perhaps in files as well. */
        STORE
    }

    /**
     * Reads files together with the store that an option names. The store that is only usual counts where no file is given.
     *
     * @throws InputException if nothing is named, or is not there
     */
    static PolicyReading of(List<Path> files, StoreOption store) {
        return of(files, store, OpenStore::read);
    }

    /**
     * The same, where a part of a store may be enough.
     *
     * @param part reads from the store what is wanted of it
     * @throws InputException if nothing is named, or is not there
     */
    static PolicyReading of(List<Path> files, StoreOption store, Function<OpenStore, StoreReading> part) {
        files.forEach(InputTexts::requireExisting);
        SourceFiles texts = CatalogReader.files(files);
        if (store.isWritten() || (files.isEmpty() && store.isGiven())) {
            try (OpenStore open = store.open()) {
                StoreReading read = part.apply(open);
                return new PolicyReading(read.catalog(texts), read.token(), Home.STORE);
            }
        }
        if (files.isEmpty()) {
            throw new InputException("a policy is missing: name its files, or give --store sqlite:FILE");
        }
        return new PolicyReading(new CatalogReader(Extra.DOCUMENTS, Extra.NOTES).read(texts), OF_FILES, Home.FILES);
    }
}
