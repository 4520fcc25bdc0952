/** The whole semantics in plain Java, one case after another, and random policies to compare an engine with it. */
@NullMarked
package dev.portcullis.reference;

import org.jspecify.annotations.NullMarked;
