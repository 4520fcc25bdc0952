/** What is to be written to a store, checked alone and together with what the store holds. */
@NullMarked
package dev.portcullis.draft;

import org.jspecify.annotations.NullMarked;
