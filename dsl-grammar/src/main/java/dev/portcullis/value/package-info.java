/** Values of the rule language that the platform has no type for. */
@NullMarked
package dev.portcullis.value;

import org.jspecify.annotations.NullMarked;
