/** Every lock's state at one revision, found by what it targets. */
@NullMarked
package dev.portcullis.locks;

import org.jspecify.annotations.NullMarked;
