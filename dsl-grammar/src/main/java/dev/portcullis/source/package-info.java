/** Text that people wrote, and places in it. */
@NullMarked
package dev.portcullis.source;

import org.jspecify.annotations.NullMarked;
