/** The core rules, compiled. */
@NullMarked
package dev.portcullis.core;

import org.jspecify.annotations.NullMarked;
