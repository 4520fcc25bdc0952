/** A store that is a folder of files. */
@NullMarked
package dev.portcullis.store.directory;

import org.jspecify.annotations.NullMarked;
