/** From a request to a decision. */
@NullMarked
package dev.portcullis.engine;

import org.jspecify.annotations.NullMarked;
