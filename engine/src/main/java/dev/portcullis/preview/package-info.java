/** What a lock would do before it is made: whom it keeps out, and what speaks against it. */
@NullMarked
package dev.portcullis.preview;

import org.jspecify.annotations.NullMarked;
