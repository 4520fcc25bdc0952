/** A store in one file. */
@NullMarked
package dev.portcullis.store.sqlite;

import org.jspecify.annotations.NullMarked;
