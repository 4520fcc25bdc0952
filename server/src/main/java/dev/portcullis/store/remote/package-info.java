/** A store that a server keeps, and how to speak with that server. */
@NullMarked
package dev.portcullis.store.remote;

import org.jspecify.annotations.NullMarked;
