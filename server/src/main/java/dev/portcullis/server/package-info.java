/** The server as a whole: listening, guarding, starting and stopping. */
@NullMarked
package dev.portcullis.server;

import org.jspecify.annotations.NullMarked;
