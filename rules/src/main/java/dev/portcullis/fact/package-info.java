/** What the core rules match, and what they conclude. */
@NullMarked
package dev.portcullis.fact;

import org.jspecify.annotations.NullMarked;
