/** Patterns over texts: literals, globs and linear-time regular expressions. */
@NullMarked
package dev.portcullis.pattern;

import org.jspecify.annotations.NullMarked;
