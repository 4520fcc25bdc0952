/** Runs what the examples show. */
@NullMarked
package dev.portcullis.examples;

import org.jspecify.annotations.NullMarked;
