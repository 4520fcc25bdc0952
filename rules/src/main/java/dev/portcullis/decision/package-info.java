/** The answer: allow, deny or terminate, and why. */
@NullMarked
package dev.portcullis.decision;

import org.jspecify.annotations.NullMarked;
