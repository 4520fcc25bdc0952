/** What is wrong with a text, where, and what may help. */
@NullMarked
package dev.portcullis.diagnostic;

import org.jspecify.annotations.NullMarked;
