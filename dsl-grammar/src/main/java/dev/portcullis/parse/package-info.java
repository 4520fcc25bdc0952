/** From text to the syntax tree; the only package that knows ANTLR. */
@NullMarked
package dev.portcullis.parse;

import org.jspecify.annotations.NullMarked;
