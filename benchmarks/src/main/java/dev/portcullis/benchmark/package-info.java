/** What decisions cost, measured. */
@NullMarked
package dev.portcullis.benchmark;

import org.jspecify.annotations.NullMarked;
