/** Copies what one store holds to another one, of whatever kind. */
@NullMarked
package dev.portcullis.copy;

import org.jspecify.annotations.NullMarked;
