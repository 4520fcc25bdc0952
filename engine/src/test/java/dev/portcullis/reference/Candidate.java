package dev.portcullis.reference;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.request.Request;

/** Something that decides and is to be compared with the reference. */
@FunctionalInterface
public interface Candidate {
    /** Its verdict on a request, with a lock view that is proven fresh or stale. */
    Verdict decide(Catalog catalog, boolean stale, Request request);
}
