/** What the names of an expression mean and whether its types fit: one table per dialect. */
@NullMarked
package dev.portcullis.check;

import org.jspecify.annotations.NullMarked;
