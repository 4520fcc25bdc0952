/** Orders to keep interactions out. */
@NullMarked
package dev.portcullis.lock;

import org.jspecify.annotations.NullMarked;
