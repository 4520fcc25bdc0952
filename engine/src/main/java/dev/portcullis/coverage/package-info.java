/** Which parts of rules were asked by test cases, and what they said. */
@NullMarked
package dev.portcullis.coverage;

import org.jspecify.annotations.NullMarked;
