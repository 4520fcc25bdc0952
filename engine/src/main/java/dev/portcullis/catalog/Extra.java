package dev.portcullis.catalog;

/** What a reading can keep beyond the catalog, for those who want it. */
public enum Extra {
    /** Which fields have no effect here. */
    NOTES,
    /** Every resource as it was written. */
    DOCUMENTS
}
