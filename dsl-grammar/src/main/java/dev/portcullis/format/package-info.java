/** From the syntax tree back to text. */
@NullMarked
package dev.portcullis.format;

import org.jspecify.annotations.NullMarked;
